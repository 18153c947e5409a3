//! « Afficher le PDF », « Télécharger le PDF », « Imprimer », of one document.

use domain::billing::kind::DocumentKind;
use leptos::prelude::*;
use uuid::Uuid;

use super::{Printing, saved, shown};
use kit::ui::{Button, FileLink, Glyph, Icon, MenuItem};
use kit::words::{td_string, words};

/// As entries of a menu.
#[component]
pub fn PaperItems(
    /// The document.
    id: Uuid,
    /// What it is: the parcels of a delivery note have labels as well.
    kind: DocumentKind,
    /// What it is printed by.
    printing: Printing,
    /// Whether it is asked for how many parcels.
    labels: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let ask = Callback::new(move |()| labels.set(true));
    let print = Callback::new(move |()| printing.print(shown(id)));
    view! {
        <MenuItem label=td_string!(l, papers.show) icon=Glyph::Eye href=shown(id)/>
        <MenuItem label=td_string!(l, papers.download) icon=Glyph::Download href=saved(id)/>
        <MenuItem label=td_string!(l, papers.print) icon=Glyph::File on_select=print/>
        {(kind == DocumentKind::DeliveryNote).then(|| view! {
            <MenuItem label=td_string!(l, papers.labels) icon=Glyph::Truck on_select=ask/>
        })}
    }
}

/// As buttons, for whoever only looks.
#[component]
pub fn PaperButtons(
    /// The document.
    id: Uuid,
    /// What it is printed by.
    printing: Printing,
) -> impl IntoView {
    let l = words();
    let link = |href: String, words: &'static str, glyph: Glyph| {
        let FileLink { rel, target, download } = FileLink::at(&href);
        view! { <a class="button" href=href rel=rel target=target download=download><Icon glyph/>{words}</a> }
    };
    view! {
        <div class="page-actions">
            {link(shown(id), td_string!(l, papers.show), Glyph::Eye)}
            {link(saved(id), td_string!(l, papers.download), Glyph::Download)}
            <Button icon=Glyph::File on_press=move |()| printing.print(shown(id))>{td_string!(l, papers.print)}</Button>
        </div>
    }
}
