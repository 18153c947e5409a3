//! The page of a list. Filter, states, sort and page stand in the address, so a view can be bookmarked and Back returns to it.

use domain::listing::ListQuery;
use leptos::{ev, html, prelude::*};
use leptos_router::hooks::use_query_map;

use super::acts::Acts;
use super::bar::stays_in_sight;
use super::chips::Chips;
use super::columns_button::ColumnsButton;
use super::criteria::{AdvancedButton, AdvancedPlace, CriteriaChips};
use super::export::ExportMenu;
use super::filter::Filter;
use super::listed::Listed;
use super::look::chosen as chosen_look;
use super::pick_button::PickButton;
use super::row_menu::once_closed;
use super::selection::Selection;
use super::step::Step;
use super::table::RecordsTable;
use super::views::{Favourites, ViewParams, Views, ViewsButton};
use super::{Face, Word, local};
use kit::bootstrap::uses;
use kit::error::AppError;
use kit::failure::Failure;
use kit::lazy_dialog::LazyDialog;
use kit::live;
use kit::title::PageTitle;
use kit::ui::{ButtonKind, ButtonLink, Glyph, TableSkeleton, target_within};
use kit::words::{td_string, words};

/// A list of records, with all that is done with it. Of what the company does not use there is none.
#[component]
pub fn RecordsPage(
    /// The list.
    face: &'static Face,
) -> impl IntoView {
    if uses(face.listing.subject) {
        view! { <Records face/> }.into_any()
    } else {
        view! { <Failure error=AppError::NotFound alone=true/> }.into_any()
    }
}

#[component]
fn Records(face: &'static Face) -> impl IntoView {
    let (l, subject) = (words(), face.listing.subject);
    let params = use_query_map();
    let address = Memo::new(move |_| {
        params.with(|params| {
            (face.listing.read_string(&params.to_query_string()), ViewParams::read(face, |name| params.get(name)))
        })
    });
    let listed = Listed::new(face, address);
    let acts = Acts::new(face);
    let selection = Selection::new();
    let shape =
        RwSignal::new(listed.beside.with_untracked(|beside| beside.look.clone()).unwrap_or_else(|| chosen_look(face)));
    let views = Views::new(listed, shape);
    let advanced = LazyDialog::new();
    Effect::new(move |before: Option<ListQuery>| {
        let now = listed.query.get();
        if before.is_some_and(|before| before != now) {
            selection.clear();
        }
        now
    });
    Effect::new(move || {
        listed.answers.track();
        acts.settle();
        selection.untick_gone(listed);
    });
    let first = Resource::new(|| (), move |()| local::list(subject, listed.query.get_untracked()));
    let begun = move || async move {
        let (page, source) = first.await?;
        listed.begin(&page, source);
        Ok::<_, AppError>(page)
    };
    let renew = move || once_closed(move || listed.refresh());
    local::fetch(subject, renew);
    live::on_changed(subject, renew);
    live::on_heard(subject, renew);
    let bar = NodeRef::<html::Div>::new();
    stays_in_sight(bar);
    view! {
        <PageTitle text=(face.word)(l, Word::Title)/>
        <header class="page-head">
            <h1>{(face.word)(l, Word::Title)}</h1>
            <div class="page-actions">
                {face.may_import().then(|| view! {
                    <ButtonLink href=format!("{}/import", face.path()) icon=Glyph::Upload class="only-wide">{td_string!(l, common.import)}</ButtonLink>
                })}
                {face.may_export().then(|| view! { <ExportMenu face query=listed.query/> })}
                {face.may_edit().then(|| view! {
                    <ButtonLink href=format!("{}/new", face.path()) kind=ButtonKind::Primary icon=Glyph::Plus>{(face.word)(l, Word::New)}</ButtonLink>
                })}
            </div>
        </header>
        <div class="page-body listed" on:click=move |event| follow(listed, &event)>
            <div class="toolbar" node_ref=bar>
                <Filter listed/>
                <Transition fallback=|| ()>
                    {move || Suspend::new(async move {
                        // Why there is no list is said in its place.
                        drop(begun().await);
                        view! { <Chips listed/><CriteriaChips listed/> }
                    })}
                </Transition>
                <ViewsButton views/>
                <AdvancedButton listed call=advanced/>
                <ColumnsButton listed look=shape/>
                <Transition fallback=|| ()>
                    {move || Suspend::new(async move {
                        drop(begun().await);
                        view! { <PickButton listed selection/> }
                    })}
                </Transition>
                <AdvancedPlace listed call=advanced/>
            </div>
            <Favourites views/>
            <Transition fallback=|| view! { <TableSkeleton rows=12 cols=5/> }>
                {move || Suspend::new(async move {
                    match begun().await {
                        Ok(page) => view! { <RecordsTable listed page acts selection shape/> }.into_any(),
                        Err(error) => view! { <Failure error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// Links to the list sorted or narrowed otherwise are followed on the spot: the rows first, then the address. With Shift, a column is
/// added to those that sort.
fn follow(listed: Listed, event: &ev::MouseEvent) {
    let with = event.ctrl_key() || event.meta_key() || event.alt_key();
    if with || event.button() != 0 || event.default_prevented() {
        return;
    }
    let link = target_within(event, "a[href]:not([rel=external])");
    let Some(href) = link.as_ref().and_then(|link| link.get_attribute("href")) else { return };
    let (path, query) = href.split_once('?').unwrap_or((href.as_str(), ""));
    let Some(params) =
        (path == listed.face.path()).then(|| web_sys::UrlSearchParams::new_with_str(query).ok()).flatten()
    else {
        return;
    };
    let asked = listed.face.listing.read_string(query);
    if !event.shift_key() {
        event.prevent_default();
        listed.follow(asked, &ViewParams::read(listed.face, |name| params.get(name)));
    } else if link.is_some_and(|link| link.class_list().contains("sort")) {
        event.prevent_default();
        let next = listed.query.with_untracked(|query| query.also_sorted_by(asked.sort));
        listed.ask(next, Step::Entry);
    }
}
