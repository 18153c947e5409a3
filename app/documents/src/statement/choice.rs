//! What a statement is asked for: its days, by a form that works without script, and all of it or what is open, by links.

use chrono::NaiveDate;
use domain::day;
use domain::documents::statement::{Days, StatementPeriod, StatementQuery};
use domain::ids::ClientId;
use leptos::{ev, prelude::*};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::links::path;
use super::wording;
use kit::ui::{Button, InputKind, SelectField, Tab, Tabs, TextField};
use kit::words::{td_string, words};

/// See the module.
#[component]
pub fn Choice(
    /// Whose statement.
    client: ClientId,
    /// What is shown.
    asked: StatementQuery,
    /// The days of that.
    days: Days,
) -> impl IntoView {
    let l = words();
    let navigate = use_navigate();
    let go = Callback::new(move |next: StatementQuery| {
        let next = StatementQuery { is_open: asked.is_open, ..next };
        let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
        navigate(&path(client, next), options);
    });
    let choose = Callback::new(move |name: String| {
        let period = StatementPeriod::parse(&name).unwrap_or_default();
        // Whoever wants other days begins with those that are shown.
        let next = match period {
            StatementPeriod::Days => StatementQuery::between(days.from, days.to),
            period => StatementQuery { period, ..StatementQuery::default() },
        };
        go.run(next);
    });
    let (from, to) = (RwSignal::new(written(days.from)), RwSignal::new(written(days.to)));
    let submit = move |event: ev::SubmitEvent| {
        let read = |typed: RwSignal<String>| day::parse(&typed.get_untracked()).ok();
        // By a period that has days of its own, nothing is typed.
        if asked.period == StatementPeriod::Days {
            event.prevent_default();
            go.run(StatementQuery::between(read(from), read(to)));
        }
    };
    let options = StatementPeriod::ALL.iter().map(|one| (one.as_str().to_owned(), wording::period(l, *one).to_owned()));
    let is_between = asked.period == StatementPeriod::Days;
    let between = is_between.then(|| {
        let (first, last) = (td_string!(l, statement.from), td_string!(l, statement.to));
        view! { {typed_day("from", first, from)} {typed_day("to", last, to)} }
    });
    view! {
        <Tabs label=td_string!(l, statement.which)>
            {tab(client, asked, false, td_string!(l, statement.every))}
            {tab(client, asked, true, td_string!(l, statement.open))}
        </Tabs>
        <form class="toolbar statement-days" method="get" action=path(client, StatementQuery::default()) on:submit=submit>
            {asked.is_open.then(|| view! { <input type="hidden" name="open" value="1"/> })}
            <SelectField
                name="period" label=td_string!(l, statement.period) class="w-md" options=options.collect()
                value=asked.period.as_str() on_change=choose
            />
            {between}
            <span class=if is_between { "" } else { "only-without-script" }>
                <Button submit=true>{td_string!(l, statement.apply)}</Button>
            </span>
        </form>
    }
}

fn written(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn typed_day(name: &'static str, label: &'static str, day: RwSignal<String>) -> AnyView {
    let typed = Callback::new(move |typed: String| day.set(typed));
    let now = day.get_untracked();
    view! { <TextField name label kind=InputKind::Date class="w-sm" value=now on_input=typed/> }.into_any()
}

fn tab(client: ClientId, asked: StatementQuery, is_open: bool, words: &'static str) -> AnyView {
    let href = path(client, StatementQuery { is_open, ..asked });
    view! { <Tab href=Signal::stored(href) current=Signal::stored(asked.is_open == is_open)>{words}</Tab> }.into_any()
}
