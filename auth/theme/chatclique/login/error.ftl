<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("errorTitle")}
  <#elseif section == "form">
    <p class="lead" id="kc-error-message">${kcSanitize(message.summary)?no_esc}</p>
    <#if traceId??><p class="hint" id="traceId">${msg("traceIdSupportMessage", traceId)}</p></#if>
    <#if !skipLink??><div class="actions"><a class="button primary" id="backToApplication" href="/">${msg("backToApplication")}</a></div></#if>
  </#if>
</@layout.registrationLayout>
