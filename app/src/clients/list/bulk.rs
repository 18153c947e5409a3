use std::collections::BTreeSet;

use domain::access::Permission;
use domain::clients::ClientState;
use domain::clients::list::ClientRow;
use domain::clients::state::Act;
use domain::ids::ClientId;
use leptos::prelude::*;

use super::Picked;
use super::export::{DownloadItem, formats, of_clients};
use crate::bootstrap::may;
use crate::clients::acts::{self, Acts, Target};
use crate::clients::wording;
use crate::ui::{Button, Glyph, IconButton, Menu, MenuAlign};
use crate::words::{td_string, words};

/// What can be done to all that is ticked, while something is (A1.7).
#[component]
pub fn Bulk(
    /// The rows of the page.
    rows: StoredValue<Vec<ClientRow>>,
    /// What is being done to clients.
    acts: Acts,
    /// The clients that are ticked.
    picked: Picked,
) -> impl IntoView {
    let l = words();
    let chosen = move || -> Vec<Target> {
        // While the next page comes, this one stays in sight, and its rows are gone.
        let rows = rows.try_get_value().unwrap_or_default();
        rows.into_iter()
            .filter(|row| picked.with(|picked| picked.contains(&row.id)))
            .map(|row| Target { id: row.id, state: acts.state(row.id, row.state), name: row.name })
            .collect()
    };
    let any = Memo::new(move |_| !picked.with(BTreeSet::is_empty));
    let buttons = move || {
        let targets = chosen();
        let wanted = [Act::Archive, Act::Delete, Act::Restore]
            .into_iter()
            .filter(|act| targets.iter().any(|target| acts::offered(target.state).contains(act)));
        wanted
            .map(|act| {
                let (words, icon, _) = acts::face(l, act);
                let run = move |()| {
                    acts.run(act, may_be_acted_on(untrack(chosen), act));
                    picked.update(BTreeSet::clear);
                };
                view! { <Button icon on_press=run>{words}</Button> }
            })
            .collect_view()
    };
    let said = move || {
        let count = picked.with(BTreeSet::len);
        if count == 1 {
            td_string!(l, clients.picked_one).to_string()
        } else {
            td_string!(l, clients.picked_many, count = wording::integer(count as u64)).to_string()
        }
    };
    let files = may(Permission::ExportClients);
    move || {
        any.get().then(|| {
            view! {
                <div class="bulk" role="region" aria-label=td_string!(l, clients.bulk_label)>
                    <span class="bulk-count" role="status">{said}</span>
                    {buttons}
                    {files.then(|| view! {
                        <Menu
                            id="bulk-export"
                            label=td_string!(l, common.export)
                            text=td_string!(l, common.export)
                            icon=Glyph::ChevronUp
                            align=MenuAlign::End
                        >
                            {move || formats(l).into_iter().map(|(extension, words)| view! {
                                <DownloadItem
                                    href=Signal::derive(move || picked.with(|picked| {
                                        of_clients(&picked.iter().copied().collect::<Vec<_>>(), extension)
                                    }))
                                    label=words
                                />
                            }).collect_view()}
                        </Menu>
                    })}
                    <IconButton
                        label=td_string!(l, clients.unpick)
                        icon=Glyph::X
                        on_press=move |()| picked.update(BTreeSet::clear)
                    />
                </div>
            }
        })
    }
}

/// Unticks, once a page has come, what is no longer on it and what nothing can be done to: a row that was acted on from its own
/// menu would else be counted on, out of sight.
pub fn untick_gone(picked: Picked, rows: &[ClientRow]) {
    let files = may(Permission::ExportClients);
    let left: BTreeSet<ClientId> =
        rows.iter().filter(|row| files || !acts::offered(row.state).is_empty()).map(|row| row.id).collect();
    // The page may be another one by now.
    if picked.try_with_untracked(|picked| !picked.is_subset(&left)).unwrap_or(false) {
        picked.update(|picked| picked.retain(|id| left.contains(id)));
    }
}

/// Leaves out what the act does not concern: archiving a selection passes over what is deleted.
fn may_be_acted_on(targets: Vec<Target>, act: Act) -> Vec<Target> {
    targets.into_iter().filter(|target| changes(target.state, act)).collect()
}

/// Whether an act does something to a client in that state; a bulk « Restaurer » is for what is archived or deleted.
fn changes(state: ClientState, act: Act) -> bool {
    let restorable = matches!(state, ClientState::Archived | ClientState::Deleted);
    state.after(act).is_ok_and(|to| to != state) && (act != Act::Restore || restorable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bulk_act_passes_over_what_it_does_not_concern() {
        assert!(changes(ClientState::Active, Act::Archive));
        assert!(!changes(ClientState::Archived, Act::Archive));
        assert!(!changes(ClientState::Deleted, Act::Archive));
        assert!(!changes(ClientState::Inactive, Act::Restore));
        assert!(changes(ClientState::Deleted, Act::Restore));
    }
}
