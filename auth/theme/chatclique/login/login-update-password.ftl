<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("password", "password-confirm"); section>
  <#if section == "header">
    ${msg("updatePasswordTitle")}
  <#elseif section == "form">
    <form id="kc-passwd-update-form" action="${url.loginAction}" method="post">
      <#if messagesPerField.existsError("password")>
        <p class="notice error" id="wrong-password" role="alert">${kcSanitize(messagesPerField.get("password"))?no_esc}</p>
      </#if>
      <@fields.secret name="password-new" label=msg("passwordNew") autocomplete="new-password" hint=msg("passwordHint")
        autofocus=true told=messagesPerField.existsError("password")?then("wrong-password", "")/>
      <@fields.secret name="password-confirm" label=msg("passwordConfirm") autocomplete="new-password"/>
      <label class="option"><input id="logout-sessions" name="logout-sessions" type="checkbox" value="on"> ${msg("logoutOtherSessions")}</label>
      <div class="actions">
        <button class="button primary" name="login" type="submit">${msg("doSubmit")}</button>
        <#if isAppInitiatedAction??><button class="button quiet" type="submit" name="cancel-aia" value="true" formnovalidate>${msg("doCancel")}</button></#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
