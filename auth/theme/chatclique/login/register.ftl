<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<#import "register-commons.ftl" as terms>
<@layout.registrationLayout displayMessage=messagesPerField.exists("global") displayInfo=true; section>
  <#if section == "header">
    ${msg("registerHeading")}
  <#elseif section == "form">
    <p class="lead">${msg("registerLead")}</p>
    <form id="kc-register-form" action="${url.registrationAction}" method="post">
      <#list profile.attributes as attribute>
        <#switch attribute.name>
          <#case "username">
            <@fields.text name="username" label=msg("username") value=(attribute.value!"") autocomplete="username" required=true
              autofocus=true maxlength=40/>
            <#if passwordRequired??>
              <@fields.secret name="password" label=msg("password") autocomplete="new-password" hint=msg("passwordHint")/>
              <@fields.secret name="password-confirm" label=msg("passwordConfirm") autocomplete="new-password"/>
            </#if>
            <#break>
          <#case "firstName">
            <@fields.text name="firstName" label=msg("callMe") value=(attribute.value!"") autocomplete="given-name" maxlength=40/>
            <#break>
          <#case "email">
            <@fields.text name="email" label=msg("email") value=(attribute.value!"") type="email" autocomplete="email"
              required=attribute.required hint=msg("emailHint")/>
            <#break>
          <#case "locale">
            <input type="hidden" name="locale" value="${locale.currentLanguageTag!''}">
            <#break>
          <#case "zoneinfo">
            <#-- Filled in by the page's script from the browser, so that the first day is already the owner's own. -->
            <input type="hidden" name="zoneinfo" value="${attribute.value!''}" data-zone>
            <#break>
          <#default>
            <@fields.profile attribute/>
        </#switch>
      </#list>
      <@terms.termsAcceptance/>
      <div class="actions"><button class="button primary" id="kc-register" type="submit">${msg("doRegister")}</button></div>
    </form>
  <#elseif section == "info">
    <p>${msg("haveAccount")} <a href="${url.loginUrl}">${msg("doLogIn")}</a></p>
  </#if>
</@layout.registrationLayout>
