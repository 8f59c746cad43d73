<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("logoutConfirmTitle")}
  <#elseif section == "form">
    <p class="lead">${msg("logoutConfirmHeader")}</p>
    <form id="kc-logout-confirm" action="${url.logoutConfirmAction}" method="post">
      <input type="hidden" name="session_code" value="${logoutConfirm.code}">
      <div class="actions">
        <button class="button primary" id="kc-logout" name="confirmLogout" type="submit">${msg("doLogout")}</button>
        <a class="button quiet" href="/">${msg("stay")}</a>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
