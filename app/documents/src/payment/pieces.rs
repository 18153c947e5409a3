//! The invoices that a payment or a credit pays, each with how to take it off again.

use domain::access::Permission;
use domain::billing::kind::DocumentKind;
use domain::documents::payment::Pays;
use domain::format::money;
use domain::ids::DocumentId;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::links;
use engines::listing::acts::announce;
use kit::bootstrap::may;
use kit::error::Answer;
use kit::ui::{Button, ButtonKind, use_toasts};
use kit::words::{self, formats, td_string, words};

/// See the module. `release` takes one off; `moved` is whatever changes with it.
pub fn pieces<F>(
    pays: Vec<Pays>,
    release: impl Fn(DocumentId) -> F + Copy + Send + Sync + 'static,
    moved: &'static [Subject],
) -> AnyView
where
    F: Future<Output = Answer<()>> + 'static,
{
    let l = words();
    if pays.is_empty() {
        return ().into_any();
    }
    let (toasts, busy, may) = (use_toasts(), RwSignal::new(false), may(Permission::EditPayments));
    let take_off = Callback::new(move |Pays { invoice, number, .. }: Pays| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match release(invoice).await {
                Ok(()) => toasts.good(td_string!(l, document.released_done, number = number).to_string()),
                Err(error) => toasts.bad(words::value_error(l, &error)),
            }
            busy.try_set(false);
            for subject in moved {
                announce(*subject);
            }
        });
    });
    let rows = pays.into_iter().map(|piece| row(piece, may, busy, take_off)).collect_view();
    view! {
        <section class="card">
            <header class="card-head"><h2>{td_string!(l, document.pays)}</h2></header>
            <div class="table-wrap">
                <table class="grid plain parts-table">
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(l, document.kind_invoice)}</th>
                            <th scope="col" class="num">{td_string!(l, document.part)}</th>
                            {may.then(|| view! { <th scope="col"><span class="sr-only">{td_string!(l, common.actions)}</span></th> })}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// What it pays of one invoice.
fn row(piece: Pays, may: bool, busy: RwSignal<bool>, take_off: Callback<Pays>) -> AnyView {
    let (l, f) = (words(), formats());
    let (href, amount) = (links::document(DocumentKind::Invoice, piece.invoice), money(piece.amount, f));
    let label = td_string!(l, document.release_of, number = piece.number.clone()).to_string();
    let number = piece.number.clone();
    view! {
        <tr>
            <th scope="row"><a class="link" href=href>{number}</a></th>
            <td class="num">{amount}</td>
            {may.then(|| view! {
                <td class="num">
                    <Button kind=ButtonKind::Quiet class="sm" busy on_press=move |()| take_off.run(piece.clone()) attr:aria-label=label>
                        {td_string!(l, document.release)}
                    </Button>
                </td>
            })}
        </tr>
    }
    .into_any()
}
