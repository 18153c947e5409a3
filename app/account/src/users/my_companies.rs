//! The companies that a user works in, and the way to found another.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::auth::api::{FoundCompany, SwitchCompany};
use crate::auth::{Answered, CompanyFields, go_when_done};
use kit::bootstrap::bootstrap;
use kit::ui::{Badge, BadgeKind, Button, ButtonKind, Fold, FormSection};
use kit::words::{td_string, words};

/// The list to switch by, and the form of another one, folded.
#[component]
pub fn MyCompanies() -> impl IntoView {
    let l = words();
    let me = bootstrap().me;
    let current = me.as_ref().and_then(|me| me.company.as_ref()).map(|company| company.id);
    let companies = me.map(|me| me.companies).unwrap_or_default();
    let rows = companies
        .into_iter()
        .map(|(id, name)| {
            let way = if Some(id) == current {
                view! { <Badge kind=BadgeKind::Good>{td_string!(l, users.current_company)}</Badge> }.into_any()
            } else {
                view! {
                    <form method="post" action=SwitchCompany::url()>
                        <input type="hidden" name="company" value=id.to_string()/>
                        <Button submit=true attr:aria-label=format!("{} {name}", td_string!(l, users.open_company))>
                            {td_string!(l, users.open_company)}
                        </Button>
                    </form>
                }
                .into_any()
            };
            view! { <div class="setting"><span class="setting-text"><span class="setting-name">{name}</span></span>{way}</div> }
        })
        .collect_view();
    view! {
        <section class="card" id="companies">
            <header class="card-head">
                <div>
                    <h2>{td_string!(l, users.my_companies)}</h2>
                    <p class="muted">{td_string!(l, users.my_companies_intro)}</p>
                </div>
            </header>
            {rows}
        </section>
        <Founding/>
    }
}

#[component]
fn Founding() -> impl IntoView {
    let l = words();
    let action = ServerAction::<FoundCompany>::new();
    let answered = Answered::of(action);
    go_when_done(action);
    view! {
        <FormSection title=td_string!(l, users.add_company) fold=Fold::Closed>
            {answered.alert()}
            <ActionForm action attr:class="form" attr:novalidate="">
                <CompanyFields answered/>
                <Button kind=ButtonKind::Primary submit=true busy=action.pending()>{td_string!(l, users.add_company)}</Button>
            </ActionForm>
        </FormSection>
    }
}
