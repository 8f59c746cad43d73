import { html } from "lit";
import { Problem } from "../api/problem.js";
import { drafts, session } from "../app.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import "./cc-bubble.js";
import "./cc-edit.js";
import { isRunning } from "./entries.js";
import { turnStyle } from "./turn-style.js";

/**
 * One turn of a talk: what was said, what came back, and (for the last one) what can be done about it: answer again,
 * edit. Earlier versions are looked at with ‹ 2/3 ›.
 *
 *   <cc-turn .talk=${talk} .entry=${entry} .names=${{ user: "You", pet: "Mia" }} ?is-last=${true}></cc-turn>
 */
class TurnOfTalk extends Element {
  static properties = {
    talk: {},
    entry: {},
    names: {},
    isLast: { type: Boolean, attribute: "is-last" },
    isEditing: { state: true },
    versions: { state: true },
    shown: { state: true },
  };
  static styles = [controls, turnStyle];

  willUpdate(changed) {
    const before = changed.get("entry");
    if (before && (before.version !== this.entry.version || before.state !== this.entry.state)) this.versions = null;
    if (before && isRunning(this.entry)) this.isEditing = false;
  }

  /** Opens the words for editing, as the pencil does. */
  edit() {
    if (!this.#canAsk) return;
    this.versions = null;
    this.isEditing = true;
  }

  get #canAsk() {
    const { turnId, problem, day } = this.entry;
    return this.isLast && Boolean(turnId && day) && !this.talk.isAnswering && problem?.status !== 0;
  }

  /** The version to look at: the entry itself, or an earlier one. */
  get #version() {
    const { entry } = this;
    const earlier = this.versions?.find(({ version }) => version === this.shown);
    if (!earlier || this.shown === entry.version) return entry;
    const { prompt, answer, actions } = earlier;
    const text = prompt?.text ?? prompt ?? entry.text;
    return {
      ...entry,
      text,
      answer: answer?.text ?? answer ?? "",
      actions: actions ?? [],
      state: "done",
      problem: null,
      standIn: null,
    };
  }

  render() {
    const { entry } = this;
    const version = this.#version;
    const own = entry.seq ? `/log/${entry.day}/${entry.seq}` : null;
    return html`${
      this.isEditing
        ? html`<cc-edit
            .text=${drafts.read(session.me.username, this.#place) || entry.text}
            @edit-draft=${({ detail }) => drafts.write(session.me.username, this.#place, detail.text)}
            @edit-cancel=${this.#cancel}
            @edit-save=${this.#save}
          ></cc-edit>`
        : html`<cc-bubble
            sender="user"
            .name=${this.names.user}
            .text=${version.text}
            .at=${entry.at}
            .zone=${entry.zone}
            .href=${own}
          ></cc-bubble>`
    }
    ${this.#answer(version)} ${version.problem ? this.#failure() : ""} ${this.#tools()}`;
  }

  get #place() {
    return `edit/${this.entry.turnId}`;
  }

  #answer(version) {
    const sender = version.sender ?? this.talk.persona;
    const isWaiting = isRunning(version);
    if (!isWaiting && !version.answer && version.actions.length === 0) return this.#note(version);
    return html`<cc-bubble
        .sender=${sender}
        .name=${this.names[sender] ?? this.names[this.talk.persona]}
        .text=${version.answer}
        .actions=${version.actions}
        ?is-typing=${isWaiting}
      ></cc-bubble>
      ${this.#note(version)}`;
  }

  #note({ state, standIn }) {
    const name = this.names[this.talk.persona];
    const key = this.talk.persona === "pet" ? "stand-in" : "stand-in-other";
    return html`${
      standIn
        ? html`<p class="note" data-testid="stand-in">
            ${icons.clock}${t(`talk.${key}-${standIn.toLowerCase()}`, { name })}
          </p>`
        : ""
    }
    ${state === "stopped" ? html`<p class="note" data-testid="stopped">${icons.stop}${t("talk.stopped")}</p>` : ""}`;
  }

  #failure() {
    return html`<div class="notice" role="alert">
      <p>${wordsFor(this.entry.problem, texts)}</p>
      <button type="button" class="button" data-testid="talk-retry" @click=${() => this.talk.retry(this.entry.id)}>
        ${icons.retry}${t("talk.retry")}
      </button>
    </div>`;
  }

  /** Their place is kept while the answer comes, so that nothing moves when they appear. */
  #tools() {
    const { version, turnId } = this.entry;
    if (!this.isLast && version < 2) return "";
    if (this.isEditing) return "";
    return html`<div class="tools">
      ${version > 1 && turnId && !isRunning(this.entry) ? this.#leafing() : ""}
      ${
        this.#canAsk
          ? html`<button type="button" class="button plain" data-testid="turn-again" @click=${this.#again}>
                ${icons.retry}${t("talk.again")}
              </button>
              <button type="button" class="button plain" data-testid="turn-edit" @click=${this.edit}>
                ${icons.edit}${t("talk.edit")}
              </button>`
          : ""
      }
    </div>`;
  }

  #leafing() {
    const count = this.entry.version;
    const shown = this.versions ? this.shown : count;
    const arrow = (name, icon, to) =>
      html`<button
        type="button"
        class="button plain round"
        aria-label=${t(`talk.version-${name}`)}
        title=${t(`talk.version-${name}`)}
        aria-disabled=${to < 1 || to > count ? "true" : "false"}
        data-testid="version-${name}"
        @click=${() => this.#show(to)}
      >
        ${icon}
      </button>`;
    return html`<div class="versions" role="group" aria-label=${t("talk.versions")}>
      ${arrow("previous", icons.left, shown - 1)}
      <span class="figures" role="status" data-testid="version"
        ><span class="unseen">${t("talk.version", { n: shown, count })}</span
        ><span aria-hidden="true">${shown}/${count}</span></span
      >
      ${arrow("next", icons.right, shown + 1)}
    </div>`;
  }

  async #show(number) {
    if (number < 1 || number > this.entry.version) return;
    try {
      this.versions ??= await this.talk.versions(this.entry.turnId);
      this.shown = number;
    } catch (error) {
      if (!(error instanceof Problem)) throw error; // the current one stays in sight; the arrow tries again
    }
  }

  #again() {
    this.versions = null;
    this.talk.again(this.entry.id);
    this.tell("asked");
  }

  #save({ detail }) {
    drafts.write(session.me.username, this.#place, "");
    this.isEditing = false;
    this.talk.edit(this.entry.id, detail.text);
    this.tell("asked");
  }

  #cancel() {
    drafts.write(session.me.username, this.#place, "");
    this.isEditing = false;
    this.tell("asked");
  }
}

customElements.define("cc-turn", TurnOfTalk);
