<#-- The room behind the card. Its colours are tokens, so that evening comes with the dark scheme. -->
<#macro picture>
<svg class="room" viewBox="0 0 1440 900" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
  <defs>
    <linearGradient id="wall" x1="0" y1="0" x2="0" y2="1"><stop class="wall-top" offset="0"/><stop class="wall-foot" offset="1"/></linearGradient>
    <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop class="sky-top" offset="0"/><stop class="sky-foot" offset="1"/></linearGradient>
    <radialGradient id="glow"><stop class="glow" offset="0"/><stop class="glow-edge" offset="1"/></radialGradient>
    <clipPath id="pane"><path d="M120 470V262A130 130 0 0 1 380 262V470Z"/></clipPath>
  </defs>
  <rect width="1440" height="760" fill="url(#wall)"/>
  <g class="paper"><path d="M180 0V740M360 0V740M540 0V740M720 0V740M900 0V740M1080 0V740M1260 0V740"/></g>

  <#-- the window -->
  <g class="window">
  <g clip-path="url(#pane)">
    <rect x="110" y="120" width="280" height="360" fill="url(#sky)"/>
    <g class="day"><circle cx="316" cy="214" r="30" class="sun"/><path class="cloud" d="M138 268C138 252 158 246 168 256C174 238 204 238 208 258C222 254 232 270 222 280H148C140 280 136 274 138 268Z"/></g>
    <g class="night"><circle cx="310" cy="212" r="28" class="moon"/><path class="star" d="M170 220l3 8 8 3-8 3-3 8-3-8-8-3 8-3ZM228 176l2 6 6 2-6 2-2 6-2-6-6-2 6-2ZM352 296l2 6 6 2-6 2-2 6-2-6-6-2 6-2ZM206 300l2 5 5 2-5 2-2 5-2-5-5-2 5-2Z"/></g>
    <path class="hill" d="M100 480V404C160 360 220 380 262 404C300 376 350 372 400 398V480Z"/>
    <path class="hill near" d="M100 480V440C180 410 260 436 400 424V480Z"/>
  </g>
  <path class="frame" d="M120 470V262A130 130 0 0 1 380 262V470ZM250 132V470M120 330H380"/>
  <path class="sill" d="M96 468H404V490H96Z"/>
  <g class="pot"><path d="M318 428H366L358 468H326Z"/></g>
  <path class="leaf" d="M342 430C318 418 306 392 312 372C334 380 344 404 342 430C340 400 350 376 376 366C382 394 366 420 342 430C336 396 332 372 344 348C358 372 356 404 342 430Z"/>
  </g>

  <#-- the floor -->
  <rect class="boards" y="752" width="1440" height="148"/>
  <path class="joints" d="M0 800H1440M0 850H1440M240 752V800M620 800V850M980 752V800M1240 800V850M420 850V900M840 850V900M80 850V900"/>
  <rect class="skirting" y="738" width="1440" height="16"/>
  <ellipse class="rug" cx="720" cy="838" rx="430" ry="44"/><ellipse class="rug-ring" cx="720" cy="838" rx="380" ry="34"/>

  <#-- the lamp -->
  <circle class="light" cx="1250" cy="300" r="260" fill="url(#glow)"/>
  <path class="post" d="M1250 306V786"/>
  <ellipse class="foot" cx="1250" cy="790" rx="58" ry="11"/>
  <path class="shade" d="M1200 226H1300L1330 312H1170Z"/>

  <#-- what hangs on the wall -->
  <g class="picture"><rect x="996" y="262" width="104" height="124" rx="6"/><path class="print" d="M1048 318C1064 318 1076 336 1074 350C1072 362 1060 362 1048 358C1036 362 1024 362 1022 350C1020 336 1032 318 1048 318Z"/><g class="print"><ellipse cx="1021" cy="321" rx="8" ry="11"/><ellipse cx="1038" cy="304" rx="8" ry="11"/><ellipse cx="1058" cy="304" rx="8" ry="11"/><ellipse cx="1075" cy="321" rx="8" ry="11"/></g></g>

  <#-- toys -->
  <g class="yarn"><circle cx="236" cy="806" r="36"/><path d="M206 792Q236 776 266 796M202 810Q236 796 270 814M214 832Q232 812 262 830M230 772Q214 806 232 842M252 776Q266 808 248 840"/><path class="thread" d="M262 832C300 856 330 826 366 840C392 850 404 842 412 836"/></g>
  <g class="bowl"><path d="M1020 800H1136L1122 836H1034Z"/><ellipse cx="1078" cy="800" rx="58" ry="13"/><ellipse class="food" cx="1078" cy="799" rx="46" ry="9"/></g>
</svg>
</#macro>
