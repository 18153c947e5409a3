use domain::access::Permission;
use domain::clients::ClientState;
use domain::clients::state::Act;
use leptos::prelude::*;

use super::export::{DownloadItem, formats, of_clients, of_query};
use super::listed::Listed;
use super::picked::Picked;
use super::tag::{TagCall, may_be_tagged};
use crate::bootstrap::may;
use crate::clients::acts::{self, Acts, Target};
use crate::clients::wording;
use crate::ui::{Button, Glyph, IconButton, Menu, MenuAlign};
use crate::words::{td_string, words};

/// What can be done to all that is ticked, while something is (A1.7).
#[component]
pub fn Bulk(
    /// The list.
    listed: Listed,
    /// What is being done to clients.
    acts: Acts,
    /// The clients that are ticked.
    picked: Picked,
) -> impl IntoView {
    let l = words();
    let chosen = move || -> Vec<Target> {
        let current = |target: Target| Target { state: acts.state(target.id, target.state), ..target };
        picked.targets().into_iter().map(current).collect()
    };
    let any = Memo::new(move |_| picked.count() > 0);
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
                    picked.clear();
                };
                view! { <Button icon on_press=run>{words}</Button> }
            })
            .collect_view()
    };
    let tagging = TagCall::new();
    let may_edit = may(Permission::EditClients);
    let tag_button = move || {
        let any = may_edit && !may_be_tagged(picked.targets(), acts).is_empty();
        any.then(|| tagging.button())
    };
    let said = move || {
        let count = picked.count();
        if count == 1 {
            td_string!(l, clients.picked_one).to_string()
        } else {
            td_string!(l, clients.picked_many, count = wording::integer(count as u64)).to_string()
        }
    };
    let files = may(Permission::ExportClients);
    let bar = move || {
        any.get().then(|| {
            view! {
                <div class="bulk" role="region" aria-label=td_string!(l, clients.bulk_label)>
                    <span class="bulk-count" role="status">{said}</span>
                    {tag_button}
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
                                    href=Signal::derive(move || file_of(listed, picked, extension))
                                    label=words
                                />
                            }).collect_view()}
                        </Menu>
                    })}
                    <IconButton
                        label=td_string!(l, clients.unpick)
                        icon=Glyph::X
                        on_press=move |()| picked.clear()
                    />
                </div>
            }
        })
    };
    // The dialog outlives the bar, which goes once nothing is ticked.
    view! {
        {bar}
        {tagging.view(picked, acts)}
    }
}

/// The address of a file with what is ticked.
fn file_of(listed: Listed, picked: Picked, extension: &str) -> String {
    let is_everything = listed.head.with(|head| u64::try_from(picked.count()).is_ok_and(|count| count == head.total));
    if is_everything {
        // No address holds as many ids.
        return listed.query.with(|query| of_query(query, extension));
    }
    of_clients(&picked.targets().into_iter().map(|target| target.id).collect::<Vec<_>>(), extension)
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
