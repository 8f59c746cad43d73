package chatclique.gateway.login;

import chatclique.gateway.site.Site;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionManager;
import org.springframework.web.server.session.WebSessionStore;

@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    Sessions sessions(LoginSettings settings) {
        return new Sessions(settings);
    }

    @Bean
    WebSessionManager webSessionManager(WebSessionStore sessions, Site site) {
        CookieWebSessionIdResolver cookies = new CookieWebSessionIdResolver();
        cookies.setCookieName(cookie(site));
        cookies.addCookieInitializer((ResponseCookie.ResponseCookieBuilder cookie) ->
                cookie.path("/").httpOnly(true).secure(site.secure()).sameSite("Lax"));
        DefaultWebSessionManager manager = new DefaultWebSessionManager();
        manager.setSessionIdResolver(cookies);
        manager.setSessionStore(sessions);
        return manager;
    }

    static String cookie(Site site) {
        return site.cookie("session");
    }
}
