<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<#assign refused = messagesPerField.existsError("username", "password")>
<@layout.registrationLayout displayMessage=!refused displayInfo=(realm.password && realm.registrationAllowed && !registrationDisabled??); section>
  <#if section == "header">
    ${msg("loginHeading")}
  <#elseif section == "form">
    <#if realm.password>
    <p class="lead">${msg("loginLead")}</p>
    <#if refused>
      <p class="notice error" id="wrong-password" role="alert">${kcSanitize(messagesPerField.getFirstError("username", "password"))?no_esc}</p>
    </#if>
    <form id="kc-form-login" action="${url.loginAction}" method="post">
      <#if !usernameHidden??>
      <div class="field">
        <label class="label" for="username">${msg("usernameOrEmail")}</label>
        <input class="input" id="username" name="username" type="text" value="${(login.username!'')}" autocomplete="username" dir="auto"
          autocapitalize="none" spellcheck="false" required <#if !refused>autofocus</#if>
          <#if refused>aria-invalid="true" aria-describedby="wrong-password"</#if>>
      </div>
      </#if>
      <@fields.secret name="password" label=msg("password") told=refused?then("wrong-password", "") autofocus=(refused || usernameHidden??)/>
      <#if realm.rememberMe && !usernameHidden??>
      <label class="option"><input id="rememberMe" name="rememberMe" type="checkbox" <#if login.rememberMe??>checked</#if>> ${msg("rememberMe")}</label>
      </#if>
      <input type="hidden" id="id-hidden-input" name="credentialId" <#if auth.selectedCredential?has_content>value="${auth.selectedCredential}"</#if>>
      <div class="actions"><button class="button primary" id="kc-login" name="login" type="submit">${msg("doLogIn")}</button></div>
      <#if realm.resetPasswordAllowed><p class="more"><a href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></p></#if>
    </form>
    </#if>
  <#elseif section == "info">
    <p id="kc-registration">${msg("noAccount")} <a href="${url.registrationUrl}">${msg("doRegister")}</a></p>
  <#elseif section == "socialProviders">
    <#if realm.password && social?? && social.providers?has_content>
    <ul class="elsewhere" aria-label="${msg("identity-provider-login-label")}">
      <#list social.providers as provider>
      <li><a class="button quiet" id="social-${provider.alias}" href="${provider.loginUrl}">${provider.displayName!}</a></li>
      </#list>
    </ul>
    </#if>
  </#if>
</@layout.registrationLayout>
