use domain::listing::StateId;
use domain::state::Act;
use leptos::prelude::*;

use super::acts::{self, Acts, Target};
use super::export::{downloads, of_query, of_records};
use super::listed::Listed;
use super::selection::Selection;
use super::{Face, Word};
use kit::ui::{Button, Glyph, IconButton, Menu, MenuAlign};
use kit::words::{integer, td_string, words};

/// What can be done to all that is ticked, while something is (A1.7).
#[component]
pub fn Bulk(
    /// The list.
    listed: Listed,
    /// What is being done to records.
    acts: Acts,
    /// The records that are ticked.
    selection: Selection,
) -> impl IntoView {
    let (l, face) = (words(), listed.face);
    let chosen = move || -> Vec<Target> {
        let current = |target: Target| Target { state: acts.state(target.id, target.state), ..target };
        selection.targets().into_iter().map(current).collect()
    };
    let any = Memo::new(move |_| selection.count() > 0);
    let buttons = move || {
        let targets = chosen();
        let is_offered = |act: &Act| targets.iter().any(|target| face.offered(target.state).contains(act));
        let wanted = face.verbs.bulk.iter().copied().filter(is_offered);
        wanted
            .map(|act| {
                let (words, icon, _) = acts::face(l, act);
                let run = move |()| {
                    acts.run(
                        act,
                        untrack(chosen).into_iter().filter(|target| changes(face, target.state, act)).collect(),
                    );
                    selection.clear();
                };
                view! { <Button icon on_press=run>{words}</Button> }
            })
            .collect_view()
    };
    let (button, place) = match face.bulk {
        Some(slot) => {
            let slot = slot(selection, acts);
            (Some(slot.button), Some(slot.place))
        }
        None => (None, None),
    };
    let own_button = move || button.and_then(|button| button.run(()));
    let said = move || {
        let count = selection.count();
        if count == 1 {
            td_string!(l, listing.picked_one).to_string()
        } else {
            td_string!(l, listing.picked_many, count = integer(count as u64)).to_string()
        }
    };
    let files = face.export.filter(|_| face.may_export()).map(|formats| StoredValue::new(formats(l)));
    let bar = move || {
        any.get().then(|| {
            view! {
                <div class="bulk" role="region" aria-label=(face.word)(l, Word::Bulk)>
                    <span class="bulk-count" role="status">{said}</span>
                    {own_button}
                    {buttons}
                    {files.map(|formats| view! {
                        <Menu
                            id="bulk-export"
                            label=td_string!(l, common.export)
                            text=td_string!(l, common.export)
                            icon=Glyph::ChevronUp
                            align=MenuAlign::End
                        >
                            {move || downloads(&formats.get_value(), move |extension| file_of(listed, selection, extension))}
                        </Menu>
                    })}
                    <IconButton
                        label=td_string!(l, listing.unpick)
                        icon=Glyph::X
                        on_press=move |()| selection.clear()
                    />
                </div>
            }
        })
    };
    // The dialog outlives the bar, which goes once nothing is ticked.
    view! {
        {bar}
        {place}
    }
}

/// The address of a file with what is ticked.
fn file_of(listed: Listed, selection: Selection, extension: &str) -> String {
    let is_everything =
        listed.head.with(|head| u64::try_from(selection.count()).is_ok_and(|count| count == head.total));
    if is_everything {
        // No address holds as many ids.
        return listed.query.with(|query| of_query(listed.face, query, extension));
    }
    of_records(listed.face, &selection.targets().into_iter().map(|target| target.id).collect::<Vec<_>>(), extension)
}

/// Whether an act does something to a record in that state: archiving a selection passes over what is deleted, and « Restaurer » over what
/// was never put aside.
fn changes(face: &Face, state: StateId, act: Act) -> bool {
    (face.verbs.acts)(state).contains(&act) && (face.verbs.after)(state, act).is_some_and(|to| to != state)
}

#[cfg(test)]
mod tests {
    use domain::clients::ClientState;

    use super::*;
    use crate::listing::test_face::FACE;

    #[test]
    fn a_bulk_act_passes_over_what_it_does_not_concern() {
        let changes = |state: ClientState, act| changes(&FACE, state.id(), act);
        assert!(changes(ClientState::Active, Act::Archive));
        assert!(!changes(ClientState::Archived, Act::Archive));
        assert!(!changes(ClientState::Deleted, Act::Archive));
        assert!(!changes(ClientState::Inactive, Act::Restore));
        assert!(changes(ClientState::Deleted, Act::Restore));
    }
}
