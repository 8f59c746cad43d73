/**
 * What went wrong, in plain words: the message of the problem's code if we have one, else of its status, else the
 * title that the server gave.
 * @param texts has t(key, values) and has(key)
 */
export function wordsFor(problem, texts) {
  if (problem.retryAfter > 0 && problem.status === 429) {
    const [n, key] =
      problem.retryAfter >= 90 ? [Math.ceil(problem.retryAfter / 60), "minutes"] : [problem.retryAfter, "seconds"];
    return texts.t(`problem.wait-${key}`, { n });
  }
  for (const key of [problem.code, `http-${problem.status}`]) {
    if (texts.has(`problem.${key}`)) return texts.t(`problem.${key}`);
  }
  if (problem.status >= 500) return texts.t("problem.http-500");
  return problem.title || texts.t("problem.unknown");
}

/** The server's words about one field of a form, or the general ones. */
export function wordsForField(problem, field, texts) {
  const error = problem?.errors?.find((each) => each.field === field);
  return error ? error.message || texts.t("problem.field") : "";
}
