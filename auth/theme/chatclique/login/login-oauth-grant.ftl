<#import "template.ftl" as layout>
<#assign who = client.name?has_content?then(advancedMsg(client.name!""), client.clientId)>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("grantHeading")}
  <#elseif section == "form">
    <p class="lead">${msg("grantLead", who)}</p>
    <form id="kc-oauth" action="${url.oauthAction}" method="post">
      <input type="hidden" name="code" value="${oauth.code}">
      <#if oauth.clientScopesRequested?has_content>
      <ul class="grants">
        <#list oauth.clientScopesRequested as scope>
        <li>${advancedMsg(scope.consentScreenText)}<#if scope.parameterizedScopeParameter??>: <b>${scope.parameterizedScopeParameter}</b></#if></li>
        </#list>
      </ul>
      </#if>
      <p class="hint">${msg("grantHint")}</p>
      <div class="actions">
        <button class="button primary" id="kc-login" name="accept" type="submit" value="yes">${msg("grantYes")}</button>
        <button class="button quiet" id="kc-cancel" name="cancel" type="submit" value="no">${msg("grantNo")}</button>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
