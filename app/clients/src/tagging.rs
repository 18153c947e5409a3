use domain::clients::{ClientState, TaggingForm, Tags};
use domain::error::FieldErrors;
use domain::ids::ClientId;
use domain::lists::ListItem;
use domain::subject::Subject;
use leptos::task::spawn_local;
use leptos::{ev, html, prelude::*};

use crate::tags::TagChoice;
use crate::tags::api::{put_tags_back, tag_clients};
use engines::listing::acts::{announce, in_batches, undone};
use engines::listing::{Acts, Selection, Target};
use kit::error::AppError;
use kit::ui::{Alert, AlertKind, Button, ButtonKind, Dialog, Toast, ToastStack, use_toasts};
use kit::words::{self, Locale, td_string, words};

/// Those whose tags may change: what is thrown away is restored first.
pub fn may_be_tagged(targets: Vec<Target>, acts: Acts) -> Vec<Target> {
    targets.into_iter().filter(|target| acts.state(target.id, target.state) != ClientState::Deleted.id()).collect()
}

/// Tags for all that is ticked, and tags that none of it is to have any more.
#[component]
pub fn TaggingDialog(
    /// The tags that there are.
    tags: RwSignal<Vec<ListItem>>,
    /// The clients that are ticked.
    selection: Selection,
    /// What is being done to clients.
    acts: Acts,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let node = NodeRef::<html::Form>::new();
    let errors = RwSignal::new(FieldErrors::default());
    let failure = RwSignal::new(None::<AppError>);
    let busy = RwSignal::new(false);
    Effect::new(move || {
        if open.get() {
            errors.set(FieldErrors::default());
            failure.set(None);
        }
    });
    let apply = move |form: TaggingForm| {
        let ids: Vec<ClientId> = untrack(|| may_be_tagged(selection.targets(), acts))
            .into_iter()
            .map(|target| ClientId(target.id))
            .collect();
        busy.set(true);
        spawn_local(async move {
            let (changed, refused) = in_batches(&ids, async |some| tag_clients(some.into(), form.clone()).await).await;
            if !changed.is_empty() {
                announce(Subject::Client);
            }
            busy.try_set(false);
            match refused {
                None => {
                    open.try_set(false);
                    selection.clear();
                    tell(l, toasts, changed);
                }
                Some(AppError::Invalid(wrong)) => drop(errors.try_set(wrong)),
                Some(error) => drop(failure.try_set(Some(error))),
            }
        });
    };
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(form) = node.get_untracked().filter(|_| !busy.get_untracked()).and_then(|form| gathered(&form)) else {
            return;
        };
        failure.set(None);
        match form.parse() {
            Ok(_) => {
                errors.set(FieldErrors::default());
                apply(form);
            }
            Err(wrong) => errors.set(wrong),
        }
    };
    let error = move |name: &'static str| {
        Signal::derive(move || errors.with(|errors| errors.at(name).map(|error| words::field_error(l, error))))
    };
    let content = move || {
        let pair = |item: &ListItem| (item.id.to_string(), item.label.clone());
        let all = tags.get_untracked();
        let offered = all.iter().filter(|item| !item.hidden).map(pair).collect();
        let borne = all.iter().map(pair).collect();
        view! {
            <form class="stack" node_ref=node novalidate autocomplete="off" on:submit=sent>
                {move || failure.get().map(|error| view! {
                    <Alert kind=AlertKind::Bad live=true>{words::app_error(l, &error)}</Alert>
                })}
                <TagChoice
                    name="add" id="tagging-add" label=td_string!(l, clients.tag_add) offered makes=true error=error("add")
                />
                <TagChoice
                    name="remove" id="tagging-remove" label=td_string!(l, clients.tag_remove) offered=borne
                    error=error("remove")
                />
                <div class="dialog-actions">
                    <Button on_press=move |()| open.set(false)>{td_string!(l, common.cancel)}</Button>
                    <Button kind=ButtonKind::Primary submit=true busy>{td_string!(l, clients.tag_apply)}</Button>
                </div>
            </form>
        }
    };
    view! {
        <Dialog id="tagging" open title=td_string!(l, clients.tag_title) close_label=td_string!(l, common.close)>
            {content()}
        </Dialog>
    }
}

/// What is chosen, by name, one a line.
fn gathered(form: &web_sys::HtmlFormElement) -> Option<TaggingForm> {
    let data = web_sys::FormData::new_with_form(form).ok()?;
    let all =
        |name: &str| data.get_all(name).iter().filter_map(|value| value.as_string()).collect::<Vec<_>>().join("\n");
    Some(TaggingForm { add: all("add"), remove: all("remove") })
}

/// Says what was done, and offers to undo it.
fn tell(l: Locale, toasts: ToastStack, changed: Vec<(ClientId, Tags)>) {
    let text = done(l, changed.len());
    if changed.is_empty() {
        return toasts.push(Toast { text, ..Toast::default() });
    }
    toasts.undoable(l, text, move || undo(l, toasts, changed.clone()));
}

fn undo(l: Locale, toasts: ToastStack, previous: Vec<(ClientId, Tags)>) {
    spawn_local(async move {
        let put_back = async |some: Vec<_>| put_tags_back(some.into()).await.map(|()| Vec::<()>::new());
        match in_batches(&previous, put_back).await.1 {
            None => undone(l, toasts),
            Some(error) => toasts.bad(words::app_error(l, &error)),
        }
        announce(Subject::Client);
    });
}

/// What the toast says.
fn done(l: Locale, count: usize) -> String {
    match count {
        0 => td_string!(l, clients.tagged_none).to_owned(),
        1 => td_string!(l, clients.tagged_one).to_owned(),
        _ => td_string!(l, clients.tagged_many, count = words::integer(count as u64)).to_string(),
    }
}
