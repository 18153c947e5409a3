use std::sync::Arc;

use chrono::NaiveDateTime;
use domain::format::money;
use domain::ids::ActivityId;
use domain::money::Money;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::when;
use crate::listing::Sending;
use kit::bootstrap::bootstrap;
use kit::ui::{Button, ButtonLink, EmptyState, Glyph, Icon, use_toasts};
use kit::words::{self, formats, td_string, words};

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
    /// The page of what it is about.
    pub href: Option<String>,
    /// How it moved what is owed.
    pub moved: Option<Moved>,
    /// How many values changed, and from what to what.
    pub changes: Option<(usize, ViewFn)>,
}

/// How an entry moved what is owed, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    balance: String,
    adjustment: String,
    /// Whether less was owed after it.
    is_less: bool,
}

impl Moved {
    /// What was owed after it, and by how much more.
    pub fn of(balance: Money, adjustment: Money) -> Self {
        let (f, sign) = (formats(), if adjustment.minor() > 0 { "+" } else { "" });
        let adjusted = format!("{sign}{}", money(adjustment, f));
        Self { balance: money(balance, f), adjustment: adjusted, is_less: adjustment.is_negative() }
    }

    /// The two amounts at the end of the line, each named for whoever does not see them stand there.
    fn view(self) -> impl IntoView {
        let l = words();
        let class = if self.is_less { "delta good" } else { "delta" };
        view! {
            <span class="num"><span class="sr-only">{td_string!(l, activity.balance)} " "</span>{self.balance}</span>
            <span class=class><span class="sr-only">{td_string!(l, activity.adjustment)} " "</span>{self.adjustment}</span>
        }
    }
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
    let Line { at, drawing: (glyph, class), sentence, text, href, moved, changes, .. } = line;
    let said = match href {
        Some(href) => view! { <a class="link" href=href>{sentence}</a> }.into_any(),
        None => sentence.into_any(),
    };
    view! {
        <li>
            <span class=class aria-hidden="true"><Icon glyph/></span>
            <div class="feed-text">
                <p>{said}</p>
                <time datetime=at.format("%Y-%m-%dT%H:%M").to_string() title=when::exactly(at)>
                    {when::when(l, at, bootstrap().now)}
                </time>
                {text.map(|text| view! { <blockquote>{text}</blockquote> })}
                {changes.map(|(count, changes)| details(count, &changes))}
            </div>
            {moved.map(Moved::view)}
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

#[cfg(test)]
mod tests {
    use domain::money::Currency;

    use super::*;

    #[test]
    fn what_moves_the_balance_says_which_way() {
        let euros = |minor| Money::new(minor, Currency::EUR);
        let more = Moved::of(euros(248_000), euros(240_000));
        assert!(more.adjustment.starts_with('+') && !more.is_less, "{more:?}");
        let less = Moved::of(euros(0), euros(-132_000));
        assert!(less.adjustment.starts_with('-') && less.is_less, "{less:?}");
        assert_eq!(Moved::of(euros(5), euros(0)).adjustment, "0,00\u{a0}€", "free of charge");
    }
}
