<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("oauth2DeviceVerificationTitle")}
  <#elseif section == "form">
    <p class="lead">${msg("deviceLead")}</p>
    <form id="kc-user-verify-device-user-code-form" action="${url.oauth2DeviceVerificationAction}" method="post">
      <div class="field">
        <label class="label" for="device-user-code">${msg("deviceCode")}</label>
        <input class="input code" id="device-user-code" name="device_user_code" type="text" autocomplete="off" autocapitalize="characters"
          spellcheck="false" dir="ltr" required autofocus maxlength="20" placeholder="ABCD-EFGH">
      </div>
      <div class="actions"><button class="button primary" type="submit">${msg("doContinue")}</button></div>
    </form>
  </#if>
</@layout.registrationLayout>
