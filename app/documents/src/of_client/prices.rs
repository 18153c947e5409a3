//! The part « Cotations » of a client's page (A8.7): the prices and discounts that it has agreed on its own, recorded, changed and taken
//! back where they stand.

pub mod api;

mod acts;
mod dialog;
mod form;
mod wording;

use domain::client_prices::record::Standing;
use domain::client_prices::{ClientPrice, PriceOf};
use domain::ids::ClientId;
use domain::subject::Subject;
use leptos::prelude::*;
use uuid::Uuid;

use self::acts::RowMenu;
use self::api::{ClientPrices, prices_of_client};
use self::dialog::{Meant, PriceDialog};
use crate::links::path_of;
use engines::record::Shown;
use kit::error::Answer;
use kit::failure::Unavailable;
use kit::live;
use kit::ui::{Badge, BadgeKind, Button, ButtonKind, EmptyState, Glyph, TableSkeleton};
use kit::words::{Locale, formats, td_string, today, words};

async fn ask(client: Uuid) -> Answer<ClientPrices> {
    prices_of_client(ClientId(client)).await
}

/// The part of a client's page.
pub fn part(client: Uuid) -> AnyView {
    let shown = Shown::new(Memo::new(move |_| Some(client)), ask);
    // Another name of a product or of a category is seen when the page is opened anew.
    let renew = move || shown.renew(ask, || ());
    live::on_changed(Subject::Client, renew);
    live::on_heard(Subject::Client, renew);
    view! {
        <Transition fallback=|| view! { <TableSkeleton rows=4 cols=4/> }>
            {move || Suspend::new(async move {
                match shown.answer.await {
                    Ok(told) => view! { <Table client=ClientId(client) told/> }.into_any(),
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

/// What is agreed, one a row.
#[component]
fn Table(client: ClientId, told: ClientPrices) -> impl IntoView {
    let l = words();
    let (open, meant) = (RwSignal::new(false), Meant::new(None));
    let may_change = told.may_change;
    let begin = move |()| {
        meant.set(None);
        open.set(true);
    };
    let is_empty = told.prices.is_empty();
    let kind = if is_empty { ButtonKind::Primary } else { ButtonKind::Plain };
    let add = may_change.then(|| {
        view! { <Button kind icon=Glyph::Plus on_press=begin>{td_string!(l, client_prices.add)}</Button> }
    });
    let told = StoredValue::new(told);
    let dialog = may_change.then(|| view! { <PriceDialog client told meant open/> });
    let hint = td_string!(l, client_prices.hint);
    if is_empty {
        let empty = td_string!(l, client_prices.empty);
        return view! {
            <div class="card"><EmptyState icon=Glyph::Tag title=empty text=hint>{add}</EmptyState></div>
            {dialog}
        }
        .into_any();
    }
    let drawn =
        |told: &ClientPrices| told.prices.iter().map(|one| row(l, client, told, one, (meant, open))).collect_view();
    let rows = told.with_value(drawn);
    view! {
        <div class="toolbar"><p class="muted">{hint}</p><div class="page-actions">{add}</div></div>
        <div class="card">
            <div class="table-wrap">
                <table class="grid of-client">
                    <thead>
                        <tr>
                            <th scope="col" class="cell-name">{td_string!(l, client_prices.covers)}</th>
                            <th scope="col" class="num cell-sum">{td_string!(l, client_prices.grants)}</th>
                            <th scope="col" class="cell-who">{td_string!(l, client_prices.period)}</th>
                            <th scope="col" class="low">{td_string!(l, client_prices.note)}</th>
                            <th scope="col" class="cell-tag">{td_string!(l, client_prices.state)}</th>
                            <th scope="col" class="cell-act"><span class="sr-only">{td_string!(l, client_prices.acts)}</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
        {dialog}
    }
    .into_any()
}

fn row(
    l: Locale,
    client: ClientId,
    told: &ClientPrices,
    one: &ClientPrice,
    (meant, open): (Meant, RwSignal<bool>),
) -> AnyView {
    let (new, f) = (&one.new, formats());
    let name = told.name_of(new.of);
    let shown = match new.of {
        PriceOf::Product(product) => {
            let href = format!("{}/{product}", path_of(Subject::Product));
            view! { <a class="link" href=href>{name.clone()}</a> }.into_any()
        }
        PriceOf::Category(_) => td_string!(l, client_prices.of_category, name = name.clone()).to_string().into_any(),
    };
    let (kind, standing) = match new.standing(today()) {
        Standing::Holds => (BadgeKind::Good, td_string!(l, client_prices.holds)),
        Standing::ToCome => (BadgeKind::Info, td_string!(l, client_prices.to_come)),
        Standing::Over => (BadgeKind::Neutral, td_string!(l, client_prices.over)),
    };
    let note = new.note.as_ref().map(|note| note.as_str().to_owned());
    let menu = told.may_change.then(|| view! { <RowMenu client price=one.clone() name meant open/> });
    view! {
        <tr>
            <td class="cell-name">{shown}</td>
            <td class="num cell-sum">{wording::agreed(l, f, new.agreed)}</td>
            <td class="cell-who">{wording::period(l, f, new.first_day, new.last_day)}</td>
            <td class="low pre">{note}</td>
            <td class="cell-tag"><Badge kind>{standing}</Badge></td>
            <td class="cell-act">{menu}</td>
        </tr>
    }
    .into_any()
}
