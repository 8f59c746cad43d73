<#-- One text field: label, optional hint, input, and what is wrong with it. -->
<#macro text name label value="" type="text" autocomplete="off" hint="" required=false autofocus=false readonly=false maxlength=0 list="">
  <#local wrong = messagesPerField.existsError(name)>
  <div class="field">
    <label class="label" for="${name}">${label}<@optional required/></label>
    <input class="input" id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" dir="auto"
      autocapitalize="none" spellcheck="false"
      <#if maxlength gt 0>maxlength="${maxlength?c}"</#if> <#if list?has_content>list="${list}"</#if>
      <#if required>required</#if> <#if autofocus>autofocus</#if> <#if readonly>readonly</#if>
      <@described name hint wrong/>>
    <@notes name hint wrong/>
  </div>
</#macro>

<#-- A password field with a button that shows what is typed; the button needs scripts and is hidden without. -->
<#macro secret name label autocomplete="current-password" hint="" autofocus=false told="">
  <#-- told: the id of a text elsewhere on the page that says what is wrong -->
  <#local bad = messagesPerField.existsError(name)>
  <#local badHere = bad && !told?has_content>
  <div class="field">
    <label class="label" for="${name}">${label}</label>
    <div class="secret">
      <input class="input" id="${name}" name="${name}" type="password" autocomplete="${autocomplete}" dir="ltr" required
        <#if autofocus>autofocus</#if>
        <#if told?has_content>aria-invalid="true" aria-describedby="${told}"<#else><@described name hint bad/></#if>>
      <button class="toggle" type="button" hidden aria-controls="${name}" aria-pressed="false" aria-label="${msg("showPassword")}">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M2.5 12C4.6 7.8 8 5.5 12 5.5s7.4 2.3 9.5 6.5c-2.1 4.2-5.5 6.5-9.5 6.5S4.6 16.2 2.5 12Z"/><circle cx="12" cy="12" r="3"/><path class="slash" d="M4.5 19.5l15-15"/></svg>
      </button>
    </div>
    <@notes name hint badHere/>
  </div>
</#macro>

<#macro optional required><#if !required> <span class="optional">${msg("optional")}</span></#if></#macro>

<#macro described name hint wrong><#if wrong>aria-invalid="true" aria-describedby="wrong-${name}"<#elseif hint?has_content>aria-describedby="hint-${name}"</#if></#macro>

<#macro notes name hint wrong>
  <#if wrong><p class="wrong" id="wrong-${name}">${kcSanitize(messagesPerField.get(name))?no_esc}</p>
  <#elseif hint?has_content><p class="hint" id="hint-${name}">${hint}</p></#if>
</#macro>

<#-- A field of the user profile that no page has a place of its own for. -->
<#macro profile attribute>
  <@text name=attribute.name label=advancedMsg(attribute.displayName!attribute.name) value=(attribute.value!"")
    autocomplete=(attribute.autocomplete!"off") required=attribute.required readonly=attribute.readOnly/>
</#macro>
