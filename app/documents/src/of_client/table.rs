//! A table of a client's records: narrowed by a word, sorted by its heads, some rows at first and more when one asks.

use domain::modules::Module;
use domain::subject::Subject;
use domain::text::search_terms;
use leptos::{html, prelude::*};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::api::MOST;
use super::cells::{Column, Row, in_order};
use super::looked::{Looked, Names};
use crate::links::path_of;
use crate::papers::Printing;
use engines::listing::RowLink;
use engines::record::Shown;
use kit::bootstrap::uses;
use kit::error::Answer;
use kit::failure::Unavailable;
use kit::live;
use kit::ui::{Button, ButtonKind, ButtonLink, EmptyState, Glyph, Icon, TableSkeleton, keep_text};
use kit::words::{Locale, integer, td_string, words};

/// How many rows are shown at first, and more each time one asks.
const STEP: usize = 50;

/// A tab as it is stated: whose rows, and how they look.
pub struct Tab<R: 'static> {
    /// Its name in the address.
    pub name: &'static str,
    /// The lists whose records it shows: it is asked for anew when one of them changes.
    pub subjects: &'static [Subject],
    /// What its empty state shows.
    pub glyph: Glyph,
    /// The columns.
    pub columns: fn(Locale) -> Vec<Column>,
    /// A row of it.
    pub row: fn(Locale, &R) -> Row,
    /// What is said where there is none.
    pub empty: fn(Locale) -> &'static str,
    /// What may be made there.
    pub offered: fn(Locale, Uuid) -> Vec<RowLink>,
    /// Choices above it that leave rows out.
    pub narrow: &'static [Narrow<R>],
}

/// A choice that leaves rows out.
pub struct Narrow<R: 'static> {
    /// Its name in the address.
    pub name: &'static str,
    /// What is chosen.
    pub label: fn(Locale) -> &'static str,
    /// The options, and which rows each leaves in; the first holds until another is chosen.
    pub options: &'static [Choice<R>],
}

/// An option of a choice: its name in the address, its words, and whether it leaves a row in.
pub type Choice<R> = (&'static str, fn(Locale) -> &'static str, fn(&R) -> bool);

/// The options of each choice.
type Options<R> = Vec<Vec<&'static Choice<R>>>;

impl<R: 'static> Tab<R> {
    /// What the address calls what may be asked for in it.
    fn names(&self, l: Locale, options: &Options<R>) -> Names {
        let named = |options: &Vec<&'static Choice<R>>| options.iter().map(|(name, ..)| *name).collect();
        Names {
            tab: self.name,
            columns: (self.columns)(l).iter().map(|column| column.name).collect(),
            choices: self.narrow.iter().map(|narrow| narrow.name).zip(options.iter().map(named)).collect(),
        }
    }

    /// The options of each choice, but for those of what the company does not use: they are called as its module is.
    fn options(&self) -> Options<R> {
        let is_used = |option: &&'static Choice<R>| {
            let module = Module::parse(option.0).ok();
            module.is_none_or(|module| uses(module.subject()))
        };
        self.narrow.iter().map(|narrow| narrow.options.iter().filter(is_used).collect()).collect()
    }
}

/// A tab of a client's page.
pub fn part<R, F>(client: Uuid, tab: &'static Tab<R>, ask: fn(Uuid) -> F) -> AnyView
where
    R: Clone + PartialEq + Send + Sync + Serialize + DeserializeOwned + 'static,
    F: Future<Output = Answer<Vec<R>>> + Send + 'static,
{
    let l = words();
    let rows = Shown::new(Memo::new(move |_| Some(client)), ask);
    let renew = move || rows.renew(ask, || ());
    for subject in tab.subjects {
        live::on_changed(*subject, renew);
        live::on_heard(*subject, renew);
    }
    let options = tab.options();
    let (looked, printing) = (Looked::new(tab.names(l, &options), STEP), Printing::new());
    let options = StoredValue::new(options);
    let fits = move |one: &R| -> Vec<Vec<bool>> {
        let each = |options: &Vec<&'static Choice<R>>| options.iter().map(|(.., fits)| fits(one)).collect();
        options.with_value(|options| options.iter().map(each).collect())
    };
    view! {
        <Transition fallback=|| view! { <TableSkeleton rows=5 cols=4/> }>
            {move || Suspend::new(async move {
                match rows.answer.await {
                    Ok(found) => {
                        let drawn = found.iter().map(|one| (tab.row)(l, one).fitting(fits(one))).collect();
                        let shape = Shape {
                            columns: (tab.columns)(l),
                            glyph: tab.glyph,
                            empty: (tab.empty)(l),
                            offered: (tab.offered)(l, client),
                            choices: options.with_value(|options| choices(l, tab.narrow, options)),
                            list: tab.subjects.first().map_or("", |subject| path_of(*subject)),
                        };
                        table(l, shape, drawn, (looked, printing))
                    }
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
        {printing.frame()}
    }
    .into_any()
}

/// What a table is, whatever its rows were.
struct Shape {
    columns: Vec<Column>,
    glyph: Glyph,
    empty: &'static str,
    offered: Vec<RowLink>,
    /// The label of each choice, and its options.
    choices: Vec<(&'static str, Vec<&'static str>)>,
    list: &'static str,
}

fn choices<R: 'static>(
    l: Locale,
    narrow: &[Narrow<R>],
    options: &Options<R>,
) -> Vec<(&'static str, Vec<&'static str>)> {
    let said = |options: &Vec<&'static Choice<R>>| options.iter().map(|(_, words, _)| words(l)).collect();
    narrow.iter().map(|one| (one.label)(l)).zip(options.iter().map(said)).collect()
}

fn table(l: Locale, shape: Shape, rows: Vec<Row>, (looked, printing): (Looked, Printing)) -> AnyView {
    let Shape { columns, glyph, empty, offered, choices, list } = shape;
    let is_empty = rows.is_empty();
    // The page has its own first button; where there is nothing else yet, a tab has one too.
    let create = |(at, RowLink { label, glyph, href }): (usize, RowLink)| {
        let kind = if at == 0 && is_empty { ButtonKind::Primary } else { ButtonKind::Plain };
        view! { <ButtonLink href kind icon=glyph>{label}</ButtonLink> }
    };
    let buttons = offered.into_iter().enumerate().map(create).collect_view();
    if is_empty {
        return view! { <div class="card"><EmptyState icon=glyph title=empty>{buttons}</EmptyState></div> }.into_any();
    }
    let filter = NodeRef::<html::Input>::new();
    keep_text(filter, looked.typed);
    let is_cut = rows.len() >= MOST as usize;
    let rows = StoredValue::new(rows);
    let found = Memo::new(move |_| {
        let (terms, sort) = (search_terms(&looked.typed.read()), looked.sort.get());
        rows.with_value(|rows| in_order(rows, &terms, &looked.chosen.read(), sort))
    });
    let count = columns.len();
    let heads = columns.iter().enumerate().map(|(at, column)| head(at, *column, looked)).collect_view();
    let columns = StoredValue::new(columns);
    let body = move || {
        let shown = found.with(|found| found.iter().take(looked.most.get()).copied().collect::<Vec<usize>>());
        let one = |at: usize| {
            rows.with_value(|rows| rows.get(at).map(|row| columns.with_value(|columns| row.drawn(columns, printing))))
        };
        shown.into_iter().filter_map(one).collect_view()
    };
    let rest = move || found.with(Vec::len) > looked.most.get();
    let more = move |()| looked.most.update(|most| *most += STEP);
    let counted = move || {
        let (found, all) = (integer(found.with(Vec::len) as u64), integer(rows.with_value(Vec::len) as u64));
        td_string!(l, document.found_of, found = found, all = all).to_string()
    };
    let none = move || {
        found.with(Vec::is_empty).then(|| {
            view! { <tr><td class="cell-name" colspan=count.to_string()>{td_string!(l, document.none_found)}</td></tr> }
        })
    };
    view! {
        <div class="toolbar">
            <input
                node_ref=filter
                class="input w-md"
                type="search"
                aria-label=td_string!(l, document.filter)
                placeholder=td_string!(l, document.filter)
                value=looked.typed.get_untracked()
                on:input:target=move |event| looked.type_in(event.target().value())
            />
            {choices.into_iter().enumerate().map(|(at, choice)| choice_of(at, choice, looked)).collect_view()}
            <div class="page-actions">{buttons}</div>
        </div>
        <div class="card">
            <div class="table-wrap">
                <table class="grid of-client">
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{body}{none}</tbody>
                </table>
            </div>
            <div class="foot">
                <span role="status">{counted}</span>
                {is_cut.then(|| view! { <a class="link" href=list>{td_string!(l, document.all_in_list)}</a> })}
                <a class="link" href=format!("{list}/search")>{td_string!(l, listing.advanced)}</a>
                {move || rest().then(|| view! {
                    <span class="end"><Button class="sm" on_press=more>{td_string!(l, activity.show_more)}</Button></span>
                })}
            </div>
        </div>
    }
    .into_any()
}

/// A choice that leaves rows out; it holds while the rows are asked for anew.
fn choice_of(at: usize, (label, options): (&'static str, Vec<&'static str>), looked: Looked) -> AnyView {
    let now = looked.chosen.with_untracked(|chosen| chosen.get(at).copied()).unwrap_or(0);
    let option = |(place, words): (usize, &'static str)| {
        view! { <option value=place.to_string() selected=place == now>{words}</option> }
    };
    let chosen = move || looked.chosen.with(|chosen| chosen.get(at).copied()).unwrap_or(0).to_string();
    let choose = move |place: String| {
        looked.choose(at, place.parse().unwrap_or(0));
    };
    view! {
        <span class="select">
            <select class="input" aria-label=label prop:value=chosen on:change:target=move |event| choose(event.target().value())>
                {options.into_iter().enumerate().map(option).collect_view()}
            </select>
            <Icon glyph=Glyph::ChevronDown/>
        </span>
    }
    .into_any()
}

/// The head of a column: pressed, it sorts by it, and pressed again the other way round.
fn head(at: usize, Column { label, class, .. }: Column, looked: Looked) -> AnyView {
    let direction = move || looked.sort.get().filter(|(column, _)| *column == at).map(|(_, is_down)| is_down);
    let press = move |_| looked.sort_by(at);
    let said = move || match direction() {
        Some(true) => "descending",
        Some(false) => "ascending",
        None => "none",
    };
    let glyph = move || if direction() == Some(true) { Glyph::ChevronDown } else { Glyph::ChevronUp };
    view! {
        <th scope="col" class=class aria-sort=said>
            <button class="sort" type="button" on:click=press>
                <span>{label}</span>
                {move || view! { <Icon glyph=glyph()/> }}
            </button>
        </th>
    }
    .into_any()
}
