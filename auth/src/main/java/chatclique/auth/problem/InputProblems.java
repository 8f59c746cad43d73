package chatclique.auth.problem;

import chatclique.auth.problem.ProblemException.FieldError;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.HttpStatus;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a request's body, parameters or headers, named by field where it can be. */
final class InputProblems {

    private static final int NAME_LENGTH = 100;

    private InputProblems() {}

    static ProblemException of(WebExchangeBindException invalid) {
        return invalid(
                invalid,
                invalid.getAllErrors().stream().map(InputProblems::field).toList());
    }

    static ProblemException of(HandlerMethodValidationException invalid) {
        return invalid(
                invalid,
                invalid.getParameterValidationResults().stream()
                        .flatMap(result -> result.getResolvableErrors().stream().map(error -> field(result, error)))
                        .toList());
    }

    static ProblemException of(MissingRequestValueException missing) {
        return bad("missing-value", "Something that is required is missing.", missing)
                .withErrors(List.of(new FieldError(missing.getName(), "is required (" + missing.getLabel() + ")")));
    }

    static ProblemException of(ServerWebInputException input) {
        for (Throwable cause = input.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnrecognizedPropertyException unknown -> {
                    return bad("unknown-field", "The body has a field that is not known here.", input)
                            .withErrors(List.of(new FieldError(path(unknown), "is not known")));
                }
                case DatabindException mismatch
                when !mismatch.getPath().isEmpty() -> {
                    return invalid(input, List.of(new FieldError(path(mismatch), "has a form that is not taken")));
                }
                case InputCoercionException tooLarge -> {
                    return invalid(input, List.of(new FieldError(path(tooLarge), "is too large")));
                }
                case JacksonException unreadable -> {
                    return unreadable(input);
                }
                case TypeMismatchException mismatch -> {
                    return invalid(input, List.of(new FieldError(name(input), "has a form that is not taken")));
                }
                default -> {}
            }
        }
        if (input.getCause() instanceof DecodingException nothing && nothing.getCause() == null) {
            return bad("missing-body", "The request needs a body.", input);
        }
        return unreadable(input);
    }

    private static ProblemException unreadable(Throwable failure) {
        return bad("unreadable", "The request can't be read: it is not well-formed.", failure);
    }

    private static ProblemException invalid(Throwable failure, List<FieldError> errors) {
        return bad("invalid-fields", "Some fields have values that are not taken.", failure)
                .withErrors(errors);
    }

    private static ProblemException bad(String code, String detail, Throwable failure) {
        return new ProblemException(HttpStatus.BAD_REQUEST, code, detail, failure);
    }

    private static FieldError field(ObjectError error) {
        String name = error instanceof org.springframework.validation.FieldError field ? field.getField() : "";
        return new FieldError(name, message(error));
    }

    private static FieldError field(ParameterValidationResult result, MessageSourceResolvable error) {
        return error instanceof ObjectError object
                ? field(object)
                : new FieldError(name(result.getMethodParameter()), message(error));
    }

    private static String message(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid");
    }

    private static String name(ServerWebInputException input) {
        return name(input.getMethodParameter());
    }

    private static String name(@Nullable MethodParameter parameter) {
        return parameter == null ? "" : Objects.requireNonNullElse(parameter.getParameterName(), "");
    }

    private static String path(JacksonException failure) {
        String path = failure.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        String name = path.startsWith(".") ? path.substring(1) : path;
        return name.length() > NAME_LENGTH ? name.substring(0, NAME_LENGTH) + "…" : name;
    }
}
