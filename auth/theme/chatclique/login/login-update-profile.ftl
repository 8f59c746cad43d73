<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<@layout.registrationLayout displayMessage=messagesPerField.exists("global"); section>
  <#if section == "header">
    ${msg("loginProfileTitle")}
  <#elseif section == "form">
    <form id="kc-update-profile-form" action="${url.loginAction}" method="post">
      <#list profile.attributes as attribute>
        <#switch attribute.name>
          <#case "firstName">
            <@fields.text name="firstName" label=msg("callMe") value=(attribute.value!"") autocomplete="given-name" maxlength=40/>
            <#break>
          <#case "email">
            <@fields.text name="email" label=msg("email") value=(attribute.value!"") type="email" autocomplete="email"
              required=attribute.required hint=msg("emailHint")/>
            <#break>
          <#case "locale">
            <div class="field">
              <label class="label" for="locale">${msg("languages")}</label>
              <select class="input" id="locale" name="locale">
                <#list locale.supported as language>
                <option value="${language.languageTag}" lang="${language.languageTag}"
                  <#if language.languageTag == (attribute.value!locale.currentLanguageTag)>selected</#if>>${properties["language-" + language.languageTag]!language.label}</option>
                </#list>
              </select>
            </div>
            <#break>
          <#case "zoneinfo">
            <@fields.text name="zoneinfo" label=msg("zone") value=(attribute.value!"") maxlength=64 list="zones" hint=msg("zoneHint")/>
            <datalist id="zones" data-zones></datalist>
            <#break>
          <#default>
            <@fields.profile attribute/>
        </#switch>
      </#list>
      <div class="actions">
        <button class="button primary" type="submit">${msg("doSubmit")}</button>
        <#if isAppInitiatedAction??><button class="button quiet" type="submit" name="cancel-aia" value="true" formnovalidate>${msg("doCancel")}</button></#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
