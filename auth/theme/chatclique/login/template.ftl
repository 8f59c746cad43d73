<#import "pet.ftl" as pet>
<#import "room.ftl" as room>
<#-- The frame of every page. The signature is the base theme's, whose pages call it too. -->
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<#local heading><#nested "header"></#local>
<#local problem = message?has_content && message.type == "error">
<!DOCTYPE html>
<html lang="${lang}"<#if realm.internationalizationEnabled> dir="${(locale.rtl)?then('rtl', 'ltr')}"</#if>>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="robots" content="noindex">
  <meta name="color-scheme" content="light dark">
  <meta name="theme-color" content="#fbe9cf" media="(prefers-color-scheme: light)">
  <meta name="theme-color" content="#43352a" media="(prefers-color-scheme: dark)">
  <title>${heading} · ChatClique</title>
  <link rel="icon" href="${url.resourcesPath}/img/logo.svg" type="image/svg+xml">
  <link rel="stylesheet" href="${url.resourcesPath}/css/tokens.css">
  <link rel="stylesheet" href="${url.resourcesPath}/css/room.css">
  <link rel="stylesheet" href="${url.resourcesPath}/css/page.css">
  <link rel="stylesheet" href="${url.resourcesPath}/css/form.css">
  <script type="module" src="${url.resourcesPath}/js/page.js"></script>
  <#if scripts??><#list scripts as script><script src="${script}"></script></#list></#if>
<#-- The space is on purpose: Keycloak puts an inline script before an end tag without one, after a form that came
     back. The content security policy forbids such scripts; page.js does what that one is for. -->
</head >
<body data-page="${pageId}"
  <#if url.ssoLoginInOtherTabsUrl??>data-logged-in-elsewhere="${url.ssoLoginInOtherTabsUrl}"</#if>
  <#if authenticationSession??>data-session="${authenticationSession.authSessionIdHash}"</#if>>
  <@room.picture/>
  <header class="brand">
    <a href="/"><img src="${url.resourcesPath}/img/logo.svg" alt="" width="40" height="40"><span>ChatClique</span></a>
  </header>
  <main>
    <@pet.peeking worried=problem/>
    <section class="card">
      <h1>${heading}</h1>
      <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
        <#nested "show-username">
        <p class="who">
          <span id="kc-attempted-username">${auth.attemptedUsername}</span>
          <a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("notYou")}</a>
        </p>
      </#if>
      <#if displayMessage && message?has_content && (message.type != "warning" || !isAppInitiatedAction??)>
        <p class="notice ${message.type}" role="<#if message.type == 'error'>alert<#else>status</#if>">${kcSanitize(message.summary)?no_esc}</p>
      </#if>
      <#nested "form">
      <#if auth?has_content && auth.showTryAnotherWayLink()>
        <form action="${url.loginAction}" method="post">
          <input type="hidden" name="tryAnotherWay" value="on">
          <button class="link" id="try-another-way" type="submit">${msg("doTryAnotherWay")}</button>
        </form>
      </#if>
      <#nested "socialProviders">
      <#if displayInfo><div class="more"><#nested "info"></div></#if>
    </section>
  </main>
  <#if realm.internationalizationEnabled && locale.supported?size gt 1>
  <footer>
    <nav aria-label="${msg("languages")}">
      <ul class="languages">
        <#list properties.locales?split(",") as tag><#list locale.supported?filter(one -> one.languageTag == tag) as language>
          <li><a href="${language.url}" lang="${language.languageTag}" hreflang="${language.languageTag}"
            <#if language.languageTag == locale.currentLanguageTag>aria-current="true"</#if>>${properties["language-" + language.languageTag]!language.label}</a></li>
        </#list></#list>
      </ul>
    </nav>
  </footer>
  </#if>
</body>
</html>
</#macro>
