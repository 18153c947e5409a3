use domain::access::Permission;
use domain::clients::list::{ListPage, ListQuery, PAGE_SIZE, SortColumn};
use domain::ids::ClientId;
use domain::money::Money;
use leptos::prelude::*;

use super::Picked;
use super::bulk::{Bulk, untick_gone};
use super::empty::Empty;
use super::keys::listen;
use super::row::Row;
use crate::bootstrap::may;
use crate::clients::acts::Acts;
use crate::clients::{list_query, wording};
use crate::ui::{Pagination, SortDirection, SortHeader};
use crate::words::{formats, td_string, words};

/// A page of the list, with what stands above and below its rows.
#[component]
pub fn ClientsTable(
    /// The page.
    page: ListPage,
    /// What it was asked for by.
    query: ListQuery,
    /// What is being done to clients.
    acts: Acts,
    /// The clients that are ticked.
    picked: Picked,
) -> impl IntoView {
    let l = words();
    // Beyond the last page, the server answers the last.
    let query = ListQuery { page: page.page, ..query };
    let at = RwSignal::new(None::<usize>);
    let rows = StoredValue::new(page.rows.clone());
    listen(rows, at, picked);
    let shown = page.rows.clone();
    Effect::new(move || untick_gone(picked, &shown));
    if page.rows.is_empty() {
        return view! { <Empty query counts=page.counts/> }.into_any();
    }
    let picking = RwSignal::new(false);
    let ids: Vec<_> = page.rows.iter().map(|row| row.id).collect();
    let can_pick = may(Permission::EditClients) || may(Permission::ExportClients);
    let states = StoredValue::new(query.states.clone());
    let lines = page
        .rows
        .into_iter()
        .enumerate()
        .map(|(index, row)| view! { <Row row index at states acts picked can_pick/> })
        .collect_view();
    view! {
        {can_pick.then(|| view! {
            <button
                class="button quiet sm only-phone clients-pick"
                type="button"
                aria-pressed=move || if picking.get() { "true" } else { "false" }
                on:click=move |_| picking.update(|picking| *picking = !*picking)
            >
                {td_string!(l, clients.pick_mode)}
            </button>
        })}
        <div class="card">
            <div class="table-wrap">
                <table class="grid clients" class:picking=move || picking.get() aria-label=td_string!(l, clients.list_label)>
                    <TableHead query=query.clone() ids picked can_pick/>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            <div class="foot">
                <span>{wording::count(l, page.total)}</span>
                <span class="end">{td_string!(l, clients.total_balance)} " " <strong>{total(&page.balances)}</strong></span>
            </div>
        </div>
        <Pages query total=page.total/>
        <Bulk rows acts picked/>
    }
    .into_any()
}

/// The names of the columns, which sort by them, and the box that ticks all.
#[component]
fn TableHead(query: ListQuery, ids: Vec<ClientId>, picked: Picked, can_pick: bool) -> impl IntoView {
    let l = words();
    let header = |column: SortColumn, words: &'static str, class: &'static str| {
        let direction = (query.sort == column).then_some(if query.descending {
            SortDirection::Descending
        } else {
            SortDirection::Ascending
        });
        view! {
            <SortHeader href=list_query::href(&list_query::sorted_by(&query, column)) direction=Signal::stored(direction) class>
                {words}
            </SortHeader>
        }
    };
    let headers = (
        header(SortColumn::Client, td_string!(l, clients.column_client), "cell-name"),
        header(SortColumn::Contact, td_string!(l, clients.column_contact), ""),
        header(SortColumn::Email, td_string!(l, clients.column_email), "mid"),
        header(SortColumn::Created, td_string!(l, clients.column_created), "low"),
        header(SortColumn::LastSeen, td_string!(l, clients.column_last_seen), "low"),
        header(SortColumn::Balance, td_string!(l, clients.column_balance), "num"),
    );
    let all = ids.clone();
    let pick_all = move |event| {
        let on = event_target_checked(&event);
        picked.update(|picked| {
            for id in &all {
                if on {
                    picked.insert(*id)
                } else {
                    picked.remove(id)
                };
            }
        });
    };
    let (every, some) = (ids.clone(), ids);
    let all_picked = move || picked.with(|picked| every.iter().all(|id| picked.contains(id)));
    let some_picked = move || {
        picked.with(|picked| {
            let count = some.iter().filter(|id| picked.contains(id)).count();
            count > 0 && count < some.len()
        })
    };
    view! {
        <thead>
            <tr>
                {can_pick.then(|| view! {
                    <th class="pick" scope="col">
                        <label class="pick-target">
                            <input
                                class="check"
                                type="checkbox"
                                aria-label=td_string!(l, clients.pick_all)
                                prop:checked=all_picked
                                prop:indeterminate=some_picked
                                on:change=pick_all
                            />
                        </label>
                    </th>
                })}
                {headers}
                <th class="act-head" scope="col" colspan="2">{td_string!(l, clients.column_action)}</th>
            </tr>
        </thead>
    }
}

/// Amounts of several currencies are not added up, but told one after the other.
fn total(balances: &[Money]) -> String {
    balances.iter().map(|money| domain::format::money(*money, formats())).collect::<Vec<_>>().join(" + ")
}

/// Where one is among the pages; nothing when there is but one.
#[component]
fn Pages(query: ListQuery, total: u64) -> impl IntoView {
    let l = words();
    let size = u64::from(PAGE_SIZE);
    let page = u64::from(query.page);
    let first = (page - 1) * size + 1;
    let last = (page * size).min(total);
    let to = |page: u32| list_query::href(&ListQuery { page, ..query.clone() });
    let previous = (query.page > 1).then(|| to(query.page - 1));
    let next = (last < total).then(|| to(query.page + 1));
    (previous.is_some() || next.is_some()).then(|| {
        let text = td_string!(
            l,
            common.page_of,
            first = wording::integer(first),
            last = wording::integer(last),
            total = wording::integer(total)
        )
        .to_string();
        view! {
            <Pagination
                label=td_string!(l, clients.pages)
                text
                previous=Signal::stored(previous)
                next=Signal::stored(next)
                previous_label=td_string!(l, common.previous)
                next_label=td_string!(l, common.next)
            />
        }
    })
}
