<#-- The cat that looks over the card's edge: the ginger one of the product, its head and two paws. It closes its eyes
     while a password is typed and looks worried when something went wrong; the stylesheet chooses. -->
<#macro peeking worried=false>
<svg class="pet<#if worried> worried</#if>" viewBox="56 74 288 270" aria-hidden="true" focusable="false">
  <defs>
    <radialGradient id="fur" cx=".36" cy=".26" r=".86"><stop offset="0" stop-color="#ffd09a"/><stop offset=".5" stop-color="#f6ab5e"/><stop offset="1" stop-color="#e38d45"/></radialGradient>
    <linearGradient id="iris" x1="0" y1="0" x2="0" y2="1"><stop offset=".15" stop-color="#4d9a4f"/><stop offset="1" stop-color="#b6dc6c"/></linearGradient>
    <clipPath id="skull"><path d="M200 122C268 122 316 164 320 224C321 237 325 244 333 250C329 257 322 261 315 263C318 268 318 272 316 277C309 280 301 280 294 279C270 301 238 309 200 309C162 309 130 301 106 279C99 280 91 280 84 277C82 272 82 268 85 263C78 261 71 257 67 250C75 244 79 237 80 224C84 164 132 122 200 122Z"/></clipPath>
  </defs>
  <g class="head">
    <g class="ear">
      <path d="M86 232C76 172 78 124 89 94C93 83 104 81 113 87C142 106 168 122 192 150L180 220Z" fill="#f3a355" stroke="#8a4a2a" stroke-width="4" stroke-linejoin="round"/>
      <path d="M100 206C94 166 95 132 101 111C124 126 146 140 164 158Z" fill="#f9b9a8"/>
    </g>
    <path d="M314 232C324 172 322 124 311 94C307 83 296 81 287 87C258 106 232 122 208 150L220 220Z" fill="#eb9a4e" stroke="#8a4a2a" stroke-width="4" stroke-linejoin="round"/>
    <path d="M300 206C306 166 305 132 299 111C276 126 254 140 236 158Z" fill="#f9b9a8"/>
    <g clip-path="url(#skull)">
      <path d="M60 110H340V320H60Z" fill="url(#fur)"/>
      <path d="M192 120H208L204 174Q200 182 196 174ZM160 122L176 124L182 160Q180 168 174 162ZM240 122L224 124L218 160Q220 168 226 162ZM80 214Q104 214 114 222Q104 226 82 226ZM76 240Q100 238 112 244Q100 250 80 250ZM320 214Q296 214 286 222Q296 226 318 226ZM324 240Q300 238 288 244Q300 250 320 250Z" fill="#d97b35"/>
      <path d="M318 200C316 262 270 296 190 304H330Z" fill="#e38d45" opacity=".35"/>
    </g>
    <path d="M200 247C226 247 244 260 244 279C244 298 226 307 200 307C174 307 156 298 156 279C156 260 174 247 200 247Z" fill="#fff4e6"/>
    <path d="M200 122C268 122 316 164 320 224C321 237 325 244 333 250C329 257 322 261 315 263C318 268 318 272 316 277C309 280 301 280 294 279C270 301 238 309 200 309C162 309 130 301 106 279C99 280 91 280 84 277C82 272 82 268 85 263C78 261 71 257 67 250C75 244 79 237 80 224C84 164 132 122 200 122Z" fill="none" stroke="#8a4a2a" stroke-width="4" stroke-linejoin="round"/>
    <g fill="#f2718a" opacity=".4"><ellipse cx="110" cy="262" rx="18" ry="10"/><ellipse cx="290" cy="262" rx="18" ry="10"/></g>
    <g class="eyes open"><g class="blink">
      <g fill="#2a1f2e"><ellipse cx="148" cy="224" rx="27" ry="31"/><ellipse cx="252" cy="224" rx="27" ry="31"/></g>
      <g fill="url(#iris)"><ellipse cx="148" cy="226" rx="23" ry="26"/><ellipse cx="252" cy="226" rx="23" ry="26"/></g>
      <g class="gaze">
        <g fill="#1d1524"><ellipse cx="150" cy="224" rx="15" ry="21"/><ellipse cx="250" cy="224" rx="15" ry="21"/></g>
        <g fill="#fff"><circle cx="141" cy="212" r="8.5"/><circle cx="243" cy="212" r="8.5"/><circle cx="158" cy="237" r="4.5" opacity=".8"/><circle cx="260" cy="237" r="4.5" opacity=".8"/></g>
      </g>
    </g></g>
    <path class="eyes shut" d="M122 226Q148 246 174 226M226 226Q252 246 278 226" fill="none" stroke="#5f3222" stroke-width="7" stroke-linecap="round"/>
    <path class="brows" d="M128 184Q146 170 166 174M272 184Q254 170 234 174" fill="none" stroke="#5f3222" stroke-width="6" stroke-linecap="round" opacity=".75"/>
    <path d="M188 252Q200 246 212 252Q210 264 200 267Q190 264 188 252Z" fill="#ef8a86" stroke="#7a3f2a" stroke-width="2.5" stroke-linejoin="round"/>
    <path class="mouth smile" d="M174 271C176 287 196 289 200 273C204 289 224 287 226 271" fill="none" stroke="#7a3f2a" stroke-width="4.5" stroke-linecap="round"/>
    <path class="mouth small" d="M200 267V276M184 283Q200 273 216 283" fill="none" stroke="#7a3f2a" stroke-width="4.5" stroke-linecap="round"/>
    <path d="M62 262L112 268M66 286L114 280M338 262L288 268M334 286L286 280" fill="none" stroke="#b06a38" stroke-width="3" stroke-linecap="round"/>
  </g>
</svg>
<svg class="paws" viewBox="56 0 288 46" aria-hidden="true" focusable="false">
  <g fill="#fff4e6" stroke="#8a4a2a" stroke-width="4">
    <path d="M88 6C88 -8 152 -8 152 6V22C152 40 88 40 88 22Z"/><path d="M248 6C248 -8 312 -8 312 6V22C312 40 248 40 248 22Z"/>
    <path d="M109 20V33M131 20V33M269 20V33M291 20V33" stroke-width="3.5" stroke-linecap="round" opacity=".65"/>
  </g>
</svg>
</#macro>
