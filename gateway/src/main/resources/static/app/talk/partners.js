/** Who one can talk with: the pet (when there is one), the assistant, the coder. */
export const partners = (pet) => (pet ? ["pet", "assistant", "coder"] : ["assistant", "coder"]);

/** The names of all who speak in a talk. */
export const namesOf = (pet, texts) => ({
  user: texts.t("talk.you"),
  pet: pet?.name ?? texts.t("log.pet"),
  assistant: texts.t("talk.assistant"),
  coder: texts.t("talk.coder"),
});
