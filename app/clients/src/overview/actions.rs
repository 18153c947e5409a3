use domain::access::Permission;
use domain::ids::ClientId;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::acts as client;
use super::dialogs::{NumberDialog, ScoreDialog};
use super::mail::MailDialog;
use crate::api::set_prospect;
use crate::face::FACE;
use crate::view::ClientView;
use engines::listing::RowLink;
use engines::listing::acts::{Acts, Target};
use engines::record::{self, Given, PictureDialog, PictureWords};
use kit::bootstrap::may;
use kit::company;
use kit::ui::{ButtonKind, ButtonLink, Glyph, Icon, Menu, MenuAlign, MenuItem, MenuSeparator};
use kit::words::{td_string, words};

/// What may be done with a client beside what every record's page offers (A4.6).
#[component]
pub fn Actions(
    /// The client.
    view: StoredValue<ClientView>,
    /// The same, as what is done to it names it.
    record: Target,
    /// What is being done to it.
    acts: Acts,
    /// What other features offer to make for it.
    given: &'static Given,
) -> impl IntoView {
    let l = words();
    let (id, prospect) = view.with_value(|view| (view.client.id, view.client.data.is_prospect));
    let dialogs = Dialogs::default();
    let card = company::named_in(&format!("/api/clients/{id}/card.vcf"));
    let paper = company::named_in(&format!("/files/clients/{id}.pdf"));
    if !may(Permission::EditClients) {
        return view! {
            <div class="page-actions">
                <a class="button" href=paper target="_blank" rel="external">
                    <Icon glyph=Glyph::File/>{td_string!(l, papers.record)}
                </a>
                {shown(given, id)}
                <a class="button" href=card download="" rel="external"><Icon glyph=Glyph::Download/>{td_string!(l, clients.download_card)}</a>
            </div>
        }
        .into_any();
    }
    let files = StoredValue::new((given.files)(l, id.0));
    let target = StoredValue::new(record.clone());
    let (stored, gone) = (record.state, FACE.listing.gone);
    // For whoever is thrown away, nothing is made.
    let next = move || (acts.state(id.0, stored) != gone).then(|| offered(given, id));
    let changes = move || view! { <Changes id prospect target dialogs/> <MenuSeparator/> };
    let others = move || {
        view! {
            <MenuItem label=td_string!(l, papers.record) icon=Glyph::File href=paper.clone()/>
            <a class="menu-item" role="menuitem" tabindex="-1" href=card.clone() download="" rel="external">
                <Icon glyph=Glyph::Download/>
                <span>{td_string!(l, clients.download_card)}</span>
            </a>
            {files.with_value(|files| files.iter().map(file).collect_view())}
            <MenuSeparator/>
        }
    };
    view! {
        <record::Actions face=&FACE record acts changes others next/>
        <MailDialog id open=dialogs.mail/>
        <ScoreDialog id open=dialogs.score/>
        <NumberDialog id number=view.with_value(|view| view.client.number.clone()) open=dialogs.number/>
        <PictureDialog
            subject=Subject::Client
            address=format!("/api/clients/{id}/logo")
            say=PictureWords {
                title: td_string!(l, clients.logo_title),
                remove: td_string!(l, clients.logo_remove),
                done: td_string!(l, clients.logo_done),
                removed: td_string!(l, clients.logo_removed),
            }
            has_picture=view.with_value(|view| view.client.logo.is_some())
            open=dialogs.logo
        />
    }
    .into_any()
}

/// A file that may be downloaded, in the menu.
fn file(RowLink { label, glyph, href }: &RowLink) -> AnyView {
    view! {
        <a class="menu-item" role="menuitem" tabindex="-1" href=href.clone() download="" rel="external">
            <Icon glyph=*glyph/>
            <span>{*label}</span>
        </a>
    }
    .into_any()
}

/// What one comes to see of the client most.
fn shown(given: &'static Given, id: ClientId) -> Option<AnyView> {
    let RowLink { label, glyph, href } = (given.shown)(words(), id.0)?;
    Some(view! { <ButtonLink href kind=ButtonKind::Primary icon=glyph>{label}</ButtonLink> }.into_any())
}

/// The blue button: what one comes to see, and behind the arrow what may be made for the client, each on its own page (A4.5, A4.10).
fn offered(given: &'static Given, id: ClientId) -> Option<AnyView> {
    let l = words();
    let shown = shown(given, id);
    let links = StoredValue::new((given.offered)(l, id.0));
    if links.with_value(Vec::is_empty) {
        return shown;
    }
    let items = move || {
        let item = |RowLink { label, glyph, href }: &RowLink| {
            view! { <MenuItem label=*label icon=*glyph href=href.clone()/> }
        };
        links.with_value(|links| links.iter().map(item).collect_view())
    };
    let label = td_string!(l, clients.create_for);
    let menu = match shown {
        Some(shown) => view! {
            <div class="split-button">
                {shown}
                <Menu id="create-menu" label icon=Glyph::ChevronDown kind=ButtonKind::Primary align=MenuAlign::End>
                    {items()}
                </Menu>
            </div>
        }
        .into_any(),
        None => view! {
            <Menu
                id="create-menu"
                label
                text=td_string!(l, common.create)
                icon=Glyph::ChevronDown
                kind=ButtonKind::Primary
                align=MenuAlign::End
            >
                {items()}
            </Menu>
        }
        .into_any(),
    };
    Some(menu)
}

/// Which question is open.
#[derive(Clone, Copy, Default)]
struct Dialogs {
    mail: RwSignal<bool>,
    score: RwSignal<bool>,
    number: RwSignal<bool>,
    logo: RwSignal<bool>,
}

/// What changes the client's file without its form.
#[component]
fn Changes(id: ClientId, prospect: bool, target: StoredValue<Target>, dialogs: Dialogs) -> impl IntoView {
    let l = words();
    let acts = client::Acts::new(id);
    let turn = Callback::new(move |()| {
        let name = target.with_value(|target| target.name.clone());
        spawn_local(async move {
            let answer = set_prospect(id, !prospect).await;
            acts.told(answer, |()| {
                let said = if prospect {
                    td_string!(l, clients.done_client, name = name).to_string()
                } else {
                    td_string!(l, clients.done_prospect, name = name).to_string()
                };
                acts.undoable(said, move || set_prospect(id, prospect));
            });
        });
    });
    let open = |dialog: RwSignal<bool>| Callback::new(move |()| dialog.set(true));
    let turned = if prospect { td_string!(l, clients.make_client) } else { td_string!(l, clients.make_prospect) };
    view! {
        <MenuItem label=td_string!(l, mail.write) icon=Glyph::Mail on_select=open(dialogs.mail)/>
        <MenuItem label=turned icon=Glyph::Repeat on_select=turn/>
        <MenuItem label=td_string!(l, clients.add_score) icon=Glyph::Star on_select=open(dialogs.score)/>
        <MenuItem label=td_string!(l, clients.change_logo) icon=Glyph::Image on_select=open(dialogs.logo)/>
        {may(Permission::ChangeClientNumber).then(|| view! {
            <MenuItem label=td_string!(l, clients.change_number) icon=Glyph::Hash on_select=open(dialogs.number)/>
        })}
    }
}
