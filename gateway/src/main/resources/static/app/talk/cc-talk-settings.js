import { html, nothing } from "lit";
import { Problem } from "../api/problem.js";
import { api } from "../app.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { settingsStyle } from "./settings-style.js";
import { fieldsFor, readSettings, sortedModels } from "./tuning.js";

/**
 * How the partner of a talk answers: model, preset, and the numbers of both, within their caps.
 *
 *   <cc-talk-settings .talk=${talk}></cc-talk-settings>
 */
class TalkSettings extends Element {
  static properties = {
    talk: {},
    models: { state: true },
    persona: { state: true },
    preset: { state: true },
    problem: { state: true },
    wrong: { state: true },
    isSaved: { state: true },
  };
  static styles = [controls, settingsStyle];

  constructor() {
    super();
    this.wrong = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.preset = this.talk.conversation?.preset ?? "";
    this.#load();
  }

  render() {
    if (!this.persona) {
      return this.problem
        ? html`<div class="notice" role="alert">
            <p>${wordsFor(this.problem, texts)}</p>
            <button type="button" class="button" @click=${this.#load}>${t("app.retry")}</button>
          </div>`
        : html`<div class="waiting" aria-busy="true"></div>`;
    }
    return html`<form novalidate @submit=${this.#save} @input=${() => (this.isSaved = false)}>
      ${this.#model()} ${this.#presets()}
      <fieldset>
        <legend>${t("settings.numbers")}</legend>
        <p class="quiet small">${t("settings.numbers-words")}</p>
        <div class="numbers">${fieldsFor(this.persona.caps).map((field) => this.#number(field))}</div>
      </fieldset>
      ${this.problem && !this.wrong.length ? html`<p class="wrong" role="alert">${wordsFor(this.problem, texts)}</p>` : ""}
      <div class="row">
        <button class="button main" data-testid="settings-save">${t("more.save")}</button>
        <button type="button" class="button plain" data-testid="settings-reset" @click=${this.#reset}>
          ${t("settings.reset")}
        </button>
        <p class="saved small" role="status">${this.isSaved ? html`${icons.check} ${t("more.saved")}` : ""}</p>
      </div>
    </form>`;
  }

  #model() {
    const chosen = this.#settings.model ?? "";
    const unusable = this.models.filter(({ usable }) => !usable);
    const usual = this.models.find(({ usualFor }) => usualFor?.includes(this.talk.persona));
    return html`<div class="field">
      <label for="model">${t("settings.model")}</label>
      <select id="model" name="model" class="input" data-testid="settings-model">
        <option value="" .selected=${chosen === ""}>
          ${t("settings.model-default")}${usual ? ` (${nameOf(usual)})` : ""}
        </option>
        ${this.models.map(
          (model) =>
            html`<option value=${model.name} ?disabled=${!model.usable} .selected=${model.name === chosen}>
              ${nameOf(model)}${model.usable ? "" : ` (${t("model.unusable")})`}
            </option>`,
        )}
      </select>
      ${unusable.map((model) => html`<p class="quiet small">${nameOf(model)}: ${whyNot(model.why)}</p>`)}
      ${this.#wrong("model")}
    </div>`;
  }

  #presets() {
    const { presets = [] } = this.persona;
    if (presets.length === 0) return "";
    return html`<div class="field">
      <label for="preset">${t("settings.preset")}</label>
      <select
        id="preset"
        name="preset"
        class="input"
        data-testid="settings-preset"
        @change=${({ target }) => (this.preset = target.value)}
      >
        <option value="" .selected=${this.preset === ""}>${t("settings.preset-default")}</option>
        ${presets.map(({ name }) => html`<option value=${name} .selected=${name === this.preset}>${presetName(name)}</option>`)}
      </select>
      ${this.#wrong("preset")}
    </div>`;
  }

  #number({ name, min, max, step }) {
    const isWrong = this.wrong.includes(name);
    const range = t("settings.range", { min: texts.number(min), max: texts.number(max) });
    const preset = this.persona.presets?.find((each) => each.name === this.preset)?.settings?.[name];
    return html`<div class="field">
      <label for=${name}>${t(`settings.${name}`)}</label>
      <input
        id=${name}
        name=${name}
        class="input figures"
        type="text"
        inputmode=${step === 1 ? "numeric" : "decimal"}
        autocomplete="off"
        placeholder=${typeof preset === "number" ? String(preset) : nothing}
        aria-invalid=${isWrong ? "true" : "false"}
        aria-describedby="${name}-words"
        data-testid="settings-${name}"
        .value=${String(this.#settings[name] ?? "")}
      />
      <p id="${name}-words" class="small ${isWrong ? "wrong" : "quiet"}">${range}</p>
    </div>`;
  }

  get #settings() {
    return this.talk.conversation?.settings ?? {};
  }

  #wrong(name) {
    return this.problem && this.wrong.includes(name) ? html`<p class="wrong">${wordsFor(this.problem, texts)}</p>` : "";
  }

  #reset() {
    const form = this.renderRoot.querySelector("form");
    for (const field of form.elements) if (field.name) field.value = "";
    Object.assign(this, { preset: "", wrong: [], problem: null, isSaved: false });
  }

  #load() {
    return this.attempt(async () => {
      const [models, personas] = await Promise.all([api.get("/api/v1/models"), api.get("/api/v1/personas")]);
      this.models = sortedModels(models.items, this.talk.persona);
      this.persona = personas.items.find(({ persona }) => persona === this.talk.persona) ?? { presets: [], caps: {} };
    });
  }

  async #save(event) {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.target));
    const { settings, wrong } = readSettings(values, fieldsFor(this.persona.caps));
    Object.assign(this, { wrong, problem: null, isSaved: false });
    if (wrong.length > 0) return this.#focus(wrong[0]);
    try {
      await this.talk.tune({ preset: values.preset || null, settings });
      this.isSaved = true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
      this.wrong = error.errors.map(({ field }) => String(field).replace(/^settings\./, ""));
      if (this.wrong.length > 0) this.#focus(this.wrong[0]);
    }
  }

  #focus(name) {
    this.updateComplete.then(() => this.renderRoot.querySelector(`[name="${CSS.escape(name)}"]`)?.focus());
  }
}

const presetName = (name) => (texts.has(`preset.${name}`) ? t(`preset.${name}`) : name);
const nameOf = ({ name, title }) => (texts.has(`model.${name}`) ? t(`model.${name}`) : (title ?? name));
const whyNot = (why) => (texts.has(`model.why-${why}`) ? t(`model.why-${why}`) : t("model.unusable"));

customElements.define("cc-talk-settings", TalkSettings);
