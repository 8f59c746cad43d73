/**
 * Art: the drawings on the page.
 *
 *   const art = await Art.load();                       // reads manifest.json once
 *   const figure = await art.figure("cat");             // an <svg class="pet-figure">, to be put anywhere
 *   await art.show(figure, { look: "ginger", mood: "satisfied", pose: "idle", worn: ["bow"] });
 *   art.look(figure, 0.4, -0.2);                        // eyes towards a direction, each -1 to 1
 *   await art.scene("meadow", "night");                 // { rear, front }: what lies behind a pet, and before it
 *   await art.thing("bow");                             // an accessory alone
 *
 * `show` may be called as often as the state changes; it touches what differs. README.md documents the format.
 */
export class Art {
  static #loaded = new Map();
  static #figures = 0;
  #base;
  #texts = new Map();

  static load(base = new URL(".", import.meta.url).href) {
    if (!this.#loaded.has(base)) {
      const loading = fetch(base + "manifest.json")
        .then((answer) => answer.json())
        .then((manifest) => new Art(base, manifest));
      loading.catch(() => this.#loaded.delete(base));
      this.#loaded.set(base, loading);
    }
    return this.#loaded.get(base);
  }

  constructor(base, manifest) {
    this.#base = base;
    this.manifest = manifest;
  }

  /** A new drawing of a species; `crop` names one of its crops instead of the whole figure. */
  async figure(species, crop) {
    const about = this.manifest.species[species];
    const svg = await this.#parse(about.file);
    svg.setAttribute("viewBox", (crop ? about.crops[crop] : about.viewBox).join(" "));
    svg.setAttribute("aria-hidden", "true");
    svg.classList.add("pet-figure");
    svg.dataset.species = species;
    return svg;
  }

  /** Shows a state: look, mood, pose and the ids of the accessories worn. */
  async show(svg, { look, mood = "satisfied", pose = "idle", worn = [] }) {
    const wanted = JSON.stringify([look, mood, pose, worn]);
    if (svg.dataset.shown === wanted) return svg;
    svg.dataset.shown = wanted;
    const { layers, parts, palette } = this.resolve(svg.dataset.species, look, mood, pose);
    for (const [name, colour] of Object.entries(palette)) svg.style.setProperty(name, colour);
    await this.#wear(svg, worn);
    if (svg.dataset.shown !== wanted) return svg;
    choose(svg, layers);
    for (const group of svg.querySelectorAll("[data-part]")) {
      const transform = parts[group.dataset.part];
      if (transform) group.setAttribute("transform", transform);
      else group.removeAttribute("transform");
    }
    Object.assign(svg.dataset, { look, mood, pose });
    return svg;
  }

  /** Turns the eyes: x and y from -1 (left, up) to 1. */
  look(svg, x, y) {
    svg.style.setProperty("--gaze-x", `${x * 5}px`);
    svg.style.setProperty("--gaze-y", `${y * 5}px`);
  }

  /** What a state means for the drawing: the values of its layers, the transforms of its parts, its colours. */
  resolve(species, look, mood, pose) {
    const about = this.manifest.species[species];
    const coat = about.looks.find((one) => one.id === look) ?? about.looks[0];
    const sources = [about, coat, about.moods[mood] ?? {}, about.poses[pose] ?? {}];
    const merged = (key) => Object.assign({}, ...sources.map((source) => source[key]));
    return { layers: merged("layers"), parts: merged("parts"), palette: coat.palette };
  }

  /** A place at a time of day, as a drawing to go behind the pet and one to go before it; null for an unknown place. */
  async scene(id, time = "day") {
    const { scenes } = this.manifest;
    const place = scenes.places.find((one) => one.id === id);
    if (!place) return null;
    const files = [place.sky ? scenes.sky : null, place.file, scenes.light].filter(Boolean);
    const drawings = await Promise.all(files.map((file) => this.#parse(file)));
    const layers = { time, room: place.room, variant: "a", light: "right", clouds: "few" };
    const { palette } = scenes.times.find((one) => one.id === time);
    const part = (name) => stack(scenes.canvas, layers, palette, drawings, name);
    return { rear: part("rear"), front: part("front") };
  }

  /** An accessory by itself, as a sitting pet wears it; null for an unknown one. */
  async thing(id) {
    const about = this.manifest.accessories.find((one) => one.id === id);
    if (!about) return null;
    const svg = await this.#parse(about.file);
    choose(svg, { body: "sit" });
    svg.setAttribute("aria-hidden", "true");
    return svg;
  }

  async #wear(svg, worn) {
    for (const old of svg.querySelectorAll("[data-worn]")) {
      if (!worn.includes(old.dataset.worn)) old.remove();
    }
    const known = this.manifest.accessories.filter((one) => worn.includes(one.id)).sort((a, b) => a.order - b.order);
    const drawings = await Promise.all(known.map((one) => this.#parse(one.file)));
    known.forEach((one, index) => {
      if (svg.querySelector(`[data-worn="${one.id}"]`)) return;
      for (const group of [...drawings[index].children]) {
        const hook = svg.querySelector(`[data-part="${group.dataset.part}"]`);
        delete group.dataset.part;
        group.dataset.worn = one.id;
        group.dataset.order = one.order;
        const above = [...hook.children].find((other) => Number(other.dataset.order) > one.order);
        hook.insertBefore(group, above ?? null);
      }
    });
  }

  async #parse(file) {
    if (!this.#texts.has(file)) {
      const reading = fetch(this.#base + file).then((answer) => {
        if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
        return answer.text();
      });
      reading.catch(() => this.#texts.delete(file));
      this.#texts.set(file, reading);
    }
    const text = (await this.#texts.get(file)).replaceAll("__", `art${++Art.#figures}-`);
    return document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  }
}

/** Draws of each layer what its value says, and nothing else. */
function choose(svg, layers) {
  for (const group of svg.querySelectorAll("[data-layer]")) {
    const drawn = group.dataset.is.split(" ").includes(layers[group.dataset.layer]);
    if (drawn) group.removeAttribute("display");
    else group.setAttribute("display", "none");
  }
}

/** The parts of one name of several drawings, one over the other. */
function stack([width, height], layers, palette, drawings, name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("preserveAspectRatio", "xMidYMax slice");
  svg.setAttribute("aria-hidden", "true");
  for (const drawing of drawings) svg.append(...drawing.querySelectorAll(`:scope > [data-part="${name}"]`));
  for (const [colour, value] of Object.entries(palette)) svg.style.setProperty(colour, value);
  choose(svg, layers);
  return svg;
}
