import { nothing } from "lit";
import { Directive, directive } from "lit/directive.js";

class Styled extends Directive {
  update({ element }, [properties]) {
    for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
    return nothing;
  }

  render() {
    return nothing;
  }
}

/**
 * Sets style properties through the object model. (Lit's styleMap writes a style attribute first, which the
 * content security policy refuses.)
 *
 *   html`<div ${styled({ "--progress": 0.5 })}></div>`
 */
export const styled = directive(Styled);
