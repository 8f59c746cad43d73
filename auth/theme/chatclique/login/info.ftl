<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    <#if messageHeader??>${kcSanitize(msg("${messageHeader}"))?no_esc}<#else>${message.summary}</#if>
  <#elseif section == "form">
    <#if messageHeader?? || requiredActions??>
    <p class="lead">${message.summary}<#if requiredActions??><#list requiredActions>: <b><#items as action>${kcSanitize(msg("requiredAction.${action}"))?no_esc}<#sep>, </#items></b></#list></#if></p>
    </#if>
    <#if actionUri?has_content>
    <div class="actions"><a class="button primary" href="${actionUri}">${msg("doContinue")}</a></div>
    <#elseif pageRedirectUri?has_content>
    <div class="actions"><a class="button primary" href="${pageRedirectUri}">${msg("backToApplication")}</a></div>
    <#elseif !skipLink??>
    <div class="actions"><a class="button primary" href="/">${msg("backToApplication")}</a></div>
    </#if>
  </#if>
</@layout.registrationLayout>
