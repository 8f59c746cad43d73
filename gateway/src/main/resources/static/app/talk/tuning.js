/**
 * What can be set about a talk, and how a form of it becomes what the server is told. No browser in here.
 */
const FIELDS = [
  { name: "temperature", caps: "temperature", step: 0.1 },
  { name: "topP", caps: "topP", step: 0.05 },
  { name: "frequencyPenalty", caps: "penalties", step: 0.1 },
  { name: "presencePenalty", caps: "penalties", step: 0.1 },
  { name: "maxTokens", caps: "maxTokens", step: 1 },
];

/** The numbers that can be set, each with its caps: { name, min, max, step }. */
export function fieldsFor(caps = {}) {
  return FIELDS.filter((field) => Array.isArray(caps[field.caps])).map(({ name, caps: of, step }) => {
    const [min, max] = caps[of];
    return { name, min, max, step };
  });
}

/**
 * The form's strings as settings; an empty field means: as the preset says.
 * @returns { settings, wrong } where `wrong` names the fields that are no numbers within their caps
 */
export function readSettings(values, fields) {
  const settings = {};
  const wrong = [];
  if (values.model) settings.model = values.model;
  for (const { name, min, max, step } of fields) {
    const text = String(values[name] ?? "")
      .trim()
      .replace(",", ".");
    if (text === "") continue;
    const number = Number(text);
    const isFine =
      Number.isFinite(number) && number >= min && number <= max && (step !== 1 || Number.isInteger(number));
    if (isFine) settings[name] = number;
    else wrong.push(name);
  }
  return { settings, wrong };
}

/** The models that can answer for a persona, those that can be used first. */
export function sortedModels(items, persona) {
  return items
    .filter(({ answersFor }) => !answersFor || answersFor.includes(persona))
    .toSorted((one, other) => Number(other.usable) - Number(one.usable));
}
