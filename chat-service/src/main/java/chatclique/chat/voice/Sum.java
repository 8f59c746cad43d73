package chatclique.chat.voice;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Simple arithmetic found in a sentence: plus, minus, times, divided by, powers, brackets.
 *
 * @param written as it was understood
 * @param result as people of that language write it; null when there is none, as for a division by zero
 */
record Sum(String written, @Nullable String result) {

    private static final Pattern EXPRESSION =
            Pattern.compile("[-(]*[0-9][0-9.,]*(?:\\s*[-+*/x×·÷:^()−]+\\s*[0-9(][0-9.,]*\\s*\\)*)+");
    private static final int LONGEST = 100;
    private static final int HIGHEST_POWER = 1000;

    /** The first sum in a text, if there is one. */
    static Optional<Sum> in(String text, Locale locale) {
        Matcher found = EXPRESSION.matcher(text);
        while (found.find()) {
            String expression = plain(found.group(), locale);
            if (found.group().length() <= LONGEST && expression.matches(".*[0-9)][-+*/^].*") && !isDate(expression)) {
                return Optional.of(new Sum(found.group().strip(), calculated(expression, locale)));
            }
        }
        return Optional.empty();
    }

    private static boolean isDate(String expression) {
        return expression.matches("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}");
    }

    private static String plain(String expression, Locale locale) {
        boolean comma =
                !locale.getLanguage().equals("en") && !locale.getLanguage().equals("zh");
        String numbers = comma ? expression.replace(".", "").replace(',', '.') : expression.replace(",", "");
        return numbers.replaceAll("[×x·]", "*")
                .replaceAll("[÷:]", "/")
                .replace('−', '-')
                .replaceAll("\\s+", "");
    }

    private static @Nullable String calculated(String expression, Locale locale) {
        try {
            BigDecimal value = new Parser(expression).parse();
            NumberFormat format = NumberFormat.getNumberInstance(locale);
            format.setMaximumFractionDigits(8);
            return value.precision() - value.scale() > 30
                    ? value.round(new MathContext(10)).toString()
                    : format.format(value);
        } catch (ArithmeticException | NumberFormatException noResult) {
            return null;
        }
    }

    /** Reads an expression from left to right, what binds more first. */
    private static final class Parser {

        private static final MathContext PRECISION = new MathContext(40, RoundingMode.HALF_EVEN);

        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        BigDecimal parse() {
            BigDecimal value = sum();
            if (at < text.length()) {
                throw new NumberFormatException(text);
            }
            return value;
        }

        private BigDecimal sum() {
            BigDecimal value = product();
            while (true) {
                if (takes('+')) {
                    value = value.add(product());
                } else if (takes('-')) {
                    value = value.subtract(product());
                } else {
                    return value;
                }
            }
        }

        private BigDecimal product() {
            BigDecimal value = power();
            while (true) {
                if (takes('*')) {
                    value = value.multiply(power(), PRECISION);
                } else if (takes('/')) {
                    value = value.divide(power(), PRECISION);
                } else {
                    return value;
                }
            }
        }

        private BigDecimal power() {
            BigDecimal base = number();
            if (!takes('^')) {
                return base;
            }
            int exponent = power().intValueExact();
            if (Math.abs(exponent) > HIGHEST_POWER) {
                throw new ArithmeticException("too high");
            }
            return base.pow(exponent, PRECISION);
        }

        private BigDecimal number() {
            if (takes('-')) {
                return number().negate();
            }
            if (takes('(')) {
                BigDecimal value = sum();
                if (!takes(')')) {
                    throw new NumberFormatException(text);
                }
                return value;
            }
            int from = at;
            while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            return new BigDecimal(text.substring(from, at));
        }

        private boolean takes(char sign) {
            if (at < text.length() && text.charAt(at) == sign) {
                at++;
                return true;
            }
            return false;
        }
    }
}
