use std::sync::Arc;

use domain::activity::{Entry, Event};
use domain::form::Change;
use domain::ids::ClientId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{ActivityPage, activity_of_client};
use super::told;
use crate::bootstrap::bootstrap;
use crate::clients::changes::{ChangeList, Names};
use crate::ui::{Button, EmptyState, Glyph, Icon, use_toasts};
use crate::words::{self, td_string, words};

/// What happened to a client: who, what, when, and from what to what.
#[component]
pub fn Activity(
    /// The client.
    client: ClientId,
    /// What happened lately.
    page: ActivityPage,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    if page.entries.is_empty() {
        return view! { <div class="card"><EmptyState icon=Glyph::Clock title=td_string!(l, activity.empty)/></div> }
            .into_any();
    }
    let pages = RwSignal::new(vec![Arc::new(page)]);
    let busy = RwSignal::new(false);
    let last = move || pages.with(|pages| pages.last().cloned());
    let more = move |()| {
        let before = last().and_then(|page| page.entries.last().map(|entry| entry.id));
        busy.set(true);
        spawn_local(async move {
            match activity_of_client(client, before).await {
                Ok(page) => pages.update(|pages| pages.push(Arc::new(page))),
                Err(error) => toasts.bad(words::app_error(l, &error)),
            }
            busy.set(false);
        });
    };
    let lines = move || {
        let all = pages.get();
        all.into_iter()
            .flat_map(|page| page.entries.clone().into_iter().map(move |entry| line(&page, &entry)))
            .collect_view()
    };
    view! {
        <div class="card">
            <ol class="feed">{lines}</ol>
            {move || last().is_some_and(|page| page.more).then(|| view! {
                <div class="card-foot">
                    <Button on_press=more busy>{td_string!(l, activity.show_more)}</Button>
                </div>
            })}
        </div>
    }
    .into_any()
}

/// One entry.
fn line(page: &Arc<ActivityPage>, entry: &Entry) -> impl IntoView + use<> {
    let l = words();
    let (glyph, class) = told::drawing(&entry.event);
    let custom = {
        let page = Arc::clone(page);
        move |id: &str| page.custom.get(id).cloned()
    };
    let sentence = told::sentence(l, entry, &custom);
    let details = match &entry.event {
        Event::ClientUpdated { changes, .. } => Some(details(page, changes.clone(), custom)),
        _ => None,
    };
    view! {
        <li>
            <span class=class aria-hidden="true"><Icon glyph/></span>
            <div class="feed-text">
                <p>{sentence}</p>
                <time datetime=entry.at.format("%Y-%m-%dT%H:%M").to_string() title=told::exactly(entry.at)>
                    {told::when(l, entry.at, bootstrap().now)}
                </time>
                {details}
            </div>
        </li>
    }
}

/// From what to what, folded.
fn details(
    page: &Arc<ActivityPage>,
    changes: Vec<Change>,
    custom: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
) -> AnyView {
    let l = words();
    let count = changes.len();
    let said = if count == 1 {
        td_string!(l, activity.details_one).to_string()
    } else {
        td_string!(l, activity.details_many, count = words::integer(count as u64)).to_string()
    };
    let page = Arc::clone(page);
    let names = Names::new(move |id| page.names.get(id).cloned());
    view! {
        <details class="feed-details">
            <summary>{said}</summary>
            <ChangeList changes names custom/>
        </details>
    }
    .into_any()
}
