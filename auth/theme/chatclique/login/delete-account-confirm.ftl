<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("deleteAccountConfirm")}
  <#elseif section == "form">
    <p class="lead">${msg("deleteLead")}</p>
    <form action="${url.loginAction}" method="post">
      <p class="notice warning">${msg("finalDeletionConfirmation")}</p>
      <div class="actions">
        <button class="button danger" type="submit">${msg("doConfirmDelete")}</button>
        <#if triggered_from_aia><button class="button quiet" type="submit" name="cancel-aia" value="true">${msg("doCancel")}</button></#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
