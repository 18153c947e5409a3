//! The document and its routes.

use domain::subject::Subject;
use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{Lazy, SsrMode, path};

use crate::chunks;
use crate::document_pages;
use crate::early;
use crate::pages::NotFoundPage;
use crate::shell::Shell;
use engines::form::draft;
use engines::listing::recent;
use kit::bootstrap::{Bootstrap, bootstrap};
use kit::company;
use kit::marks::mark;
use kit::offline::forget_others;
use kit::title::TitleFrame;
use kit::ui::Toasts;

/// The HTML document around the application, made on the server.
#[must_use]
pub fn document(options: LeptosOptions) -> impl IntoView {
    let language = kit::words::document_language();
    #[cfg(feature = "ssr")]
    kit::session::set_page_policy();
    view! {
        <!DOCTYPE html>
        <html lang=language>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="theme-color" content="#f9fafc" media="(prefers-color-scheme: light)"/>
                <meta name="theme-color" content="#0e1016" media="(prefers-color-scheme: dark)"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="apple-touch-icon" href="/icons/apple-touch.png"/>
                // With cookies: it is in the user's own language.
                <link rel="manifest" href="/manifest.webmanifest" crossorigin="use-credentials"/>
                <link rel="preload" href="/fonts/inter-latin-400-700.woff2" r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                {early::script()}
                <leptos_meta::HashedStylesheet options=options.clone() id="leptos"/>
                <AutoReload options=options.clone()/>
                <HydrationScripts options/>
                <MetaTags/>
            </head>
            <body><App/></body>
        </html>
    }
}

/// What others left in this browser is taken away.
fn forget() {
    let me = bootstrap().me.map(|me| (me.user, me.company.map(|company| company.id)));
    Effect::new(move || {
        forget_others(me);
        draft::forget_unsealed();
        recent::forget_others(me.map(|(user, _)| user));
    });
}

/// Every page. Rendered whole before it is sent (`SsrMode::Async`), so that it also works without JavaScript and has the right status.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_bootstrap();
    forget();
    view! {
        <TitleFrame frame=framed/>
        <Toasts>
            <Router>
                <Pages/>
            </Router>
        </Toasts>
    }
}

/// What stands at each address.
#[component]
fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <NotFoundPage/> }.into_any()>
            <Route path=path!("/setup") view={Lazy::<chunks::Setup>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/login") view={Lazy::<chunks::Login>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/login/two-factor") view={Lazy::<chunks::TwoFactor>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/login/forgotten") view={Lazy::<chunks::Forgotten>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/login/reset/:token") view={Lazy::<chunks::Reset>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/invite/:token") view={Lazy::<chunks::Invite>::new()} ssr=SsrMode::Async/>
            <ParentRoute path=path!("") view=Shell ssr=SsrMode::Async>
                <Route path=path!("/") view={Lazy::<chunks::Home>::new()}/>
                <Route path=path!("/clients") view={Lazy::<chunks::Clients>::new()}/>
                <Route path=path!("/clients/search") view={Lazy::<chunks::ClientSearch>::new()}/>
                <Route path=path!("/clients/new") view={Lazy::<chunks::ClientNew>::new()}/>
                <Route path=path!("/clients/import") view={Lazy::<chunks::ClientImport>::new()}/>
                <Route path=path!("/clients/:id") view={Lazy::<chunks::Client>::new()}/>
                <Route path=path!("/clients/:id/near") view={Lazy::<chunks::ClientNear>::new()}/>
                <Route path=path!("/clients/:id/statement") view={Lazy::<chunks::ClientStatement>::new()}/>
                <Route path=path!("/clients/:id/edit") view={Lazy::<chunks::ClientEdit>::new()}/>
                <Route path=path!("/contacts") view={Lazy::<chunks::Contacts>::new()}/>
                <Route path=path!("/contacts/search") view={Lazy::<chunks::ContactSearch>::new()}/>
                <Route path=path!("/contacts/new") view={Lazy::<chunks::ContactNew>::new()}/>
                <Route path=path!("/contacts/:id") view={Lazy::<chunks::Contact>::new()}/>
                <Route path=path!("/contacts/:id/edit") view={Lazy::<chunks::ContactEdit>::new()}/>
                <Route path=path!("/products") view={Lazy::<chunks::Products>::new()}/>
                <Route path=path!("/products/search") view={Lazy::<chunks::ProductSearch>::new()}/>
                <Route path=path!("/products/new") view={Lazy::<chunks::ProductNew>::new()}/>
                <Route path=path!("/products/import") view={Lazy::<chunks::ProductImport>::new()}/>
                <Route path=path!("/products/:id") view={Lazy::<chunks::Product>::new()}/>
                <Route path=path!("/products/:id/edit") view={Lazy::<chunks::ProductEdit>::new()}/>
                <Route path=path!("/quotes") view=document_pages::list(Subject::Quote)/>
                <Route path=path!("/quotes/search") view=document_pages::search(Subject::Quote)/>
                <Route path=path!("/quotes/new") view=document_pages::new(Subject::Quote)/>
                <Route path=path!("/quotes/:id") view=document_pages::record(Subject::Quote)/>
                <Route path=path!("/quotes/:id/edit") view=document_pages::edit(Subject::Quote)/>
                <Route path=path!("/orders") view=document_pages::list(Subject::Order)/>
                <Route path=path!("/orders/search") view=document_pages::search(Subject::Order)/>
                <Route path=path!("/orders/new") view=document_pages::new(Subject::Order)/>
                <Route path=path!("/orders/:id") view=document_pages::record(Subject::Order)/>
                <Route path=path!("/orders/:id/edit") view=document_pages::edit(Subject::Order)/>
                <Route path=path!("/deliveries") view=document_pages::list(Subject::DeliveryNote)/>
                <Route path=path!("/deliveries/search") view=document_pages::search(Subject::DeliveryNote)/>
                <Route path=path!("/deliveries/new") view=document_pages::new(Subject::DeliveryNote)/>
                <Route path=path!("/deliveries/:id") view=document_pages::record(Subject::DeliveryNote)/>
                <Route path=path!("/deliveries/:id/edit") view=document_pages::edit(Subject::DeliveryNote)/>
                <Route path=path!("/invoices") view=document_pages::list(Subject::Invoice)/>
                <Route path=path!("/invoices/search") view=document_pages::search(Subject::Invoice)/>
                <Route path=path!("/invoices/new") view=document_pages::new(Subject::Invoice)/>
                <Route path=path!("/invoices/:id") view=document_pages::record(Subject::Invoice)/>
                <Route path=path!("/invoices/:id/edit") view=document_pages::edit(Subject::Invoice)/>
                <Route path=path!("/recurring") view=document_pages::list(Subject::Recurring)/>
                <Route path=path!("/recurring/search") view=document_pages::search(Subject::Recurring)/>
                <Route path=path!("/recurring/new") view=document_pages::new(Subject::Recurring)/>
                <Route path=path!("/recurring/:id") view=document_pages::record(Subject::Recurring)/>
                <Route path=path!("/recurring/:id/edit") view=document_pages::edit(Subject::Recurring)/>
                <Route path=path!("/credit-notes") view=document_pages::list(Subject::CreditNote)/>
                <Route path=path!("/credit-notes/search") view=document_pages::search(Subject::CreditNote)/>
                <Route path=path!("/credit-notes/new") view=document_pages::new(Subject::CreditNote)/>
                <Route path=path!("/credit-notes/:id") view=document_pages::record(Subject::CreditNote)/>
                <Route path=path!("/credit-notes/:id/edit") view=document_pages::edit(Subject::CreditNote)/>
                <Route path=path!("/payments") view=document_pages::list(Subject::Payment)/>
                <Route path=path!("/payments/search") view=document_pages::search(Subject::Payment)/>
                <Route path=path!("/payments/new") view=document_pages::new_money(Subject::Payment)/>
                <Route path=path!("/payments/:id") view=document_pages::money(Subject::Payment)/>
                <Route path=path!("/credits") view=document_pages::list(Subject::Credit)/>
                <Route path=path!("/credits/search") view=document_pages::search(Subject::Credit)/>
                <Route path=path!("/credits/new") view=document_pages::new_money(Subject::Credit)/>
                <Route path=path!("/credits/:id") view=document_pages::money(Subject::Credit)/>
                <Route path=path!("/tasks") view={Lazy::<chunks::Tasks>::new()}/>
                <Route path=path!("/tasks/search") view={Lazy::<chunks::TaskSearch>::new()}/>
                <Route path=path!("/tasks/new") view={Lazy::<chunks::TaskNew>::new()}/>
                <Route path=path!("/tasks/:id") view={Lazy::<chunks::Task>::new()}/>
                <Route path=path!("/tasks/:id/edit") view={Lazy::<chunks::TaskEdit>::new()}/>
                <Route path=path!("/expenses") view={Lazy::<chunks::Expenses>::new()}/>
                <Route path=path!("/expenses/search") view={Lazy::<chunks::ExpenseSearch>::new()}/>
                <Route path=path!("/expenses/new") view={Lazy::<chunks::ExpenseNew>::new()}/>
                <Route path=path!("/expenses/:id") view={Lazy::<chunks::Expense>::new()}/>
                <Route path=path!("/expenses/:id/edit") view={Lazy::<chunks::ExpenseEdit>::new()}/>
                <ParentRoute path=path!("/settings") view={Lazy::<chunks::Settings>::new()}>
                    <Route path=path!("") view={Lazy::<chunks::SettingsStart>::new()}/>
                    <Route path=path!("/company") view={Lazy::<chunks::Company>::new()}/>
                    <Route path=path!("/users") view={Lazy::<chunks::Users>::new()}/>
                    <Route path=path!("/lists") view={Lazy::<chunks::Lists>::new()}/>
                    <Route path=path!("/price-lists") view={Lazy::<chunks::PriceLists>::new()}/>
                    <Route path=path!("/fields") view={Lazy::<chunks::Fields>::new()}/>
                    <Route path=path!("/numbers") view={Lazy::<chunks::Numbers>::new()}/>
                    <Route path=path!("/mail") view={Lazy::<chunks::Mail>::new()}/>
                    <Route path=path!("/cards") view={Lazy::<chunks::Cards>::new()}/>
                    <Route path=path!("/portal") view={Lazy::<chunks::Portal>::new()}/>
                    <Route path=path!("/security-log") view={Lazy::<chunks::SecurityLog>::new()}/>
                    <Route path=path!("/me") view={Lazy::<chunks::Me>::new()}/>
                    <Route path=path!("/security") view={Lazy::<chunks::Security>::new()}/>
                </ParentRoute>
            </ParentRoute>
        </Routes>
    }
}

/// A page's title as the window bears it.
fn framed(title: String) -> String {
    if title.is_empty() { "Clientèle".to_owned() } else { format!("{title} · Clientèle") }
}

/// Marks the document once the browser's program has taken it over: from then on clicks are answered without the server. Styles and
/// journeys may wait for `html[data-ready]`.
pub fn taken_over() {
    mark("data-ready", Some(""));
}

/// Makes the bootstrap known to the whole page: on the server from the request, in the browser from what the server wrote.
fn provide_bootstrap() {
    let shared = SharedValue::new(|| {
        #[cfg(feature = "ssr")]
        {
            kit::session::bootstrap()
        }
        #[cfg(not(feature = "ssr"))]
        {
            Bootstrap::default()
        }
    });
    provide_context::<Bootstrap>(shared.into_inner());
    company::note();
}
