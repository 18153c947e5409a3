//! The document and its routes.

use leptos::prelude::*;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{SsrMode, path};

use crate::auth::{InvitePage, LoginPage, SetupPage, TwoFactorPage};
use crate::bootstrap::{bootstrap, provide_bootstrap};
use crate::clients::{ClientEditPage, ClientNewPage, ClientPage, ClientsPage};
use crate::imports::ImportPage;
use crate::pages::{HomePage, NotFoundPage};
use crate::settings::{CompanyPage, FieldsPage, ListsPage, NumbersPage, SettingsHome, SettingsPage};
use crate::shell::Shell;
use crate::ui::Toasts;
use crate::users::{MePage, SecurityPage, UsersPage};

/// The HTML document around the application, made on the server.
#[must_use]
pub fn document(options: LeptosOptions) -> impl IntoView {
    let language = crate::words::document_language();
    #[cfg(feature = "ssr")]
    crate::session::set_page_policy();
    view! {
        <!DOCTYPE html>
        <html lang=language>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="theme-color" content="#f4f5f8" media="(prefers-color-scheme: light)"/>
                <meta name="theme-color" content="#14161c" media="(prefers-color-scheme: dark)"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="preload" href="/fonts/inter-latin-wght-normal.woff2" r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <leptos_meta::HashedStylesheet options=options.clone() id="leptos"/>
                <AutoReload options=options.clone()/>
                <HydrationScripts options/>
                <MetaTags/>
            </head>
            <body><App/></body>
        </html>
    }
}

/// Every page. Rendered whole before it is sent (`SsrMode::Async`), so that it also works without JavaScript and has the right status.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_bootstrap();
    view! {
        <Title formatter=|title: String| if title.is_empty() { "Clientèle".into() } else { format!("{title} · Clientèle") }/>
        <Toasts>
            <Router>
                <Routes fallback=|| view! { <NotFoundPage/> }.into_any()>
                    <Route path=path!("/setup") view=SetupPage ssr=SsrMode::Async/>
                    <Route path=path!("/login") view=LoginPage ssr=SsrMode::Async/>
                    <Route path=path!("/login/two-factor") view=TwoFactorPage ssr=SsrMode::Async/>
                    <Route path=path!("/invite/:token") view=InvitePage ssr=SsrMode::Async/>
                    <ParentRoute path=path!("") view=Shell ssr=SsrMode::Async>
                        <Route path=path!("/") view=HomePage/>
                        <Route path=path!("/clients") view=ClientsPage/>
                        <Route path=path!("/clients/new") view=ClientNewPage/>
                        <Route path=path!("/clients/import") view=ImportPage/>
                        <Route path=path!("/clients/:id") view=ClientPage/>
                        <Route path=path!("/clients/:id/edit") view=ClientEditPage/>
                        <ParentRoute path=path!("/settings") view=SettingsPage>
                            <Route path=path!("") view=SettingsHome/>
                            <Route path=path!("/company") view=CompanyPage/>
                            <Route path=path!("/users") view=UsersPage/>
                            <Route path=path!("/lists") view=ListsPage/>
                            <Route path=path!("/fields") view=FieldsPage/>
                            <Route path=path!("/numbers") view=NumbersPage/>
                            <Route path=path!("/me") view=MePage/>
                            <Route path=path!("/security") view=SecurityPage/>
                        </ParentRoute>
                    </ParentRoute>
                </Routes>
            </Router>
        </Toasts>
    }
}

/// Words of the root: whether anybody is signed in decides which frame a missing page has.
#[must_use]
pub fn signed_in() -> bool {
    bootstrap().me.is_some()
}

/// Marks the document once the browser's program has taken it over: from then on clicks are answered without the server. Styles and
/// journeys may wait for `html[data-ready]`.
pub fn taken_over() {
    if let Some(root) = document_root() {
        // Only a name that is no name could be refused.
        drop(root.set_attribute("data-ready", ""));
    }
}

fn document_root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}
