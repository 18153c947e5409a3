use domain::listing::ListQuery;
use leptos::prelude::*;

use super::Word;
use super::listed::Listed;
use kit::ui::{ButtonKind, ButtonLink, EmptyState, Glyph};
use kit::words::{td_string, words};

/// Nothing yet, or nothing found: each leads out.
#[component]
pub fn Empty(
    /// The list.
    listed: Listed,
) -> impl IntoView {
    let (l, face) = (words(), listed.face);
    let query = listed.query.get();
    if listed.head.with(|head| head.all == 0) {
        return view! {
            <div class="card">
                <EmptyState icon=face.glyph title=(face.word)(l, Word::EmptyTitle) text=(face.word)(l, Word::EmptyText)>
                    {face.may_edit().then(|| view! {
                        <ButtonLink href=format!("{}/new", face.path()) kind=ButtonKind::Primary icon=Glyph::Plus>{(face.word)(l, Word::New)}</ButtonLink>
                    })}
                    {face.may_import().then(|| view! {
                        <ButtonLink href=format!("{}/import", face.path()) icon=Glyph::Upload>{(face.word)(l, Word::Import)}</ButtonLink>
                    })}
                </EmptyState>
            </div>
        }
        .into_any();
    }
    let filtered = !query.filter.is_empty() || query.criteria.count() > 0;
    let everywhere = (filtered && query.states.len() < face.listing.states.len())
        .then(|| listed.href(&ListQuery { states: face.listing.all_states().collect(), page: 1, ..query }));
    let text = (face.word)(l, if filtered { Word::NoneText } else { Word::NoneInState });
    view! {
        <div class="card">
            <EmptyState icon=Glyph::Search title=(face.word)(l, Word::NoneTitle) text=text>
                <ButtonLink href=face.path()>{td_string!(l, listing.clear_all)}</ButtonLink>
                {everywhere.map(|href| view! { <ButtonLink href>{td_string!(l, listing.show_all_states)}</ButtonLink> })}
            </EmptyState>
        </div>
    }
    .into_any()
}
