use std::sync::Arc;

use chrono::NaiveDateTime;
use domain::ids::ActivityId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::when;
use crate::listing::Sending;
use kit::bootstrap::bootstrap;
use kit::ui::{Button, ButtonLink, EmptyState, Glyph, Icon, use_toasts};
use kit::words::{self, td_string, words};

/// An entry, in words.
#[derive(Clone)]
pub struct Line {
    /// Its id.
    pub id: ActivityId,
    /// When, in the company's time zone.
    pub at: NaiveDateTime,
    /// Its drawing, and the class of its disc.
    pub drawing: (Glyph, &'static str),
    /// Who did what.
    pub sentence: String,
    /// What somebody wrote.
    pub text: Option<String>,
    /// How many values changed, and from what to what.
    pub changes: Option<(usize, ViewFn)>,
}

/// Some entries, newest first.
#[derive(Clone)]
pub struct Feed {
    /// The entries.
    pub lines: Vec<Line>,
    /// Whether there are older ones.
    pub more: bool,
}

/// Asks for the entries before one.
pub type More = Arc<dyn Fn(Option<ActivityId>) -> Sending<Feed> + Send + Sync>;

/// Where what happened before is.
#[derive(Clone)]
pub enum Rest {
    /// In the same place, once it is asked for.
    Below(More),
    /// On the page of this address, whole.
    At(String),
}

/// What happened: who, what, when, and from what to what.
#[component]
pub fn Activity(
    /// What happened lately.
    first: Feed,
    /// Where what happened before is.
    rest: Rest,
) -> impl IntoView {
    let l = words();
    if first.lines.is_empty() {
        return view! { <div class="card"><EmptyState icon=Glyph::Clock title=td_string!(l, activity.empty)/></div> }
            .into_any();
    }
    let feed = RwSignal::new(first);
    let rest = StoredValue::new(rest);
    let foot = move || match rest.get_value() {
        Rest::Below(more) => view! { <ShowMore feed more/> }.into_any(),
        Rest::At(href) => view! { <ButtonLink href>{td_string!(l, activity.show_all)}</ButtonLink> }.into_any(),
    };
    view! {
        <div class="card">
            <ol class="feed">
                <For each=move || feed.with(|feed| feed.lines.clone()) key=|line| line.id let(line)>
                    {drawn(line)}
                </For>
            </ol>
            {move || feed.with(|feed| feed.more).then(|| view! { <div class="card-foot">{foot()}</div> })}
        </div>
    }
    .into_any()
}

/// Asks for what happened before, and shows it below.
#[component]
fn ShowMore(feed: RwSignal<Feed>, more: More) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let busy = RwSignal::new(false);
    let ask = move |()| {
        let before = feed.with_untracked(|feed| feed.lines.last().map(|line| line.id));
        let asked = more(before);
        busy.set(true);
        spawn_local(async move {
            match asked.await {
                Ok(older) => {
                    feed.try_update(|feed| {
                        feed.lines.extend(older.lines);
                        feed.more = older.more;
                    });
                }
                Err(error) => toasts.bad(words::app_error(l, &error)),
            }
            busy.try_set(false);
        });
    };
    view! { <Button on_press=Callback::new(ask) busy>{td_string!(l, activity.show_more)}</Button> }
}

/// One entry.
fn drawn(line: Line) -> impl IntoView {
    let l = words();
    let Line { at, drawing: (glyph, class), sentence, text, changes, .. } = line;
    view! {
        <li>
            <span class=class aria-hidden="true"><Icon glyph/></span>
            <div class="feed-text">
                <p>{sentence}</p>
                <time datetime=at.format("%Y-%m-%dT%H:%M").to_string() title=when::exactly(at)>
                    {when::when(l, at, bootstrap().now)}
                </time>
                {text.map(|text| view! { <blockquote>{text}</blockquote> })}
                {changes.map(|(count, changes)| details(count, &changes))}
            </div>
        </li>
    }
}

/// From what to what, folded.
fn details(count: usize, changes: &ViewFn) -> impl IntoView + use<> {
    let l = words();
    let said = if count == 1 {
        td_string!(l, activity.details_one).to_string()
    } else {
        td_string!(l, activity.details_many, count = words::integer(count as u64)).to_string()
    };
    view! {
        <details class="feed-details">
            <summary>{said}</summary>
            {changes.run()}
        </details>
    }
}
