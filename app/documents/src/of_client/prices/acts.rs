//! What is done with one of them: changed in the dialog, or taken back at once.

use domain::client_prices::{ClientPrice, ClientPriceForm};
use domain::ids::{ClientId, ClientPriceId};
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{add_price, remove_price};
use super::dialog::Meant;
use engines::listing::acts::announce;
use kit::ui::{Glyph, Menu, MenuAlign, MenuItem, ToastStack, use_toasts};
use kit::words::{self, Locale, td_string, words};

/// The menu of a row.
#[component]
pub fn RowMenu(
    /// The client.
    client: ClientId,
    /// What is agreed.
    price: ClientPrice,
    /// What it is for.
    name: String,
    /// What the dialog is about.
    meant: Meant,
    /// Whether the dialog is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let label = td_string!(l, client_prices.acts_of, name = name.clone()).to_string();
    let id = price.id;
    let (price, name) = (StoredValue::new(price), StoredValue::new(name));
    let edit = Callback::new(move |()| {
        meant.set(Some(price.get_value()));
        open.set(true);
    });
    let delete = Callback::new(move |()| {
        let form = price.with_value(|price| price.new.to_form());
        let gone = Gone { l, toasts, client, name: name.get_value(), form };
        gone.remove(id);
    });
    view! {
        <Menu id=format!("price-menu-{id}") label icon=Glyph::DotsVertical class="sm" align=MenuAlign::End lazy=true>
            <MenuItem label=td_string!(l, common.edit) icon=Glyph::Pencil on_select=edit/>
            <MenuItem label=td_string!(l, common.delete) icon=Glyph::Trash danger=true on_select=delete/>
        </Menu>
    }
}

/// One that is taken back, and may be recorded again.
#[derive(Clone)]
struct Gone {
    l: Locale,
    toasts: ToastStack,
    client: ClientId,
    name: String,
    form: ClientPriceForm,
}

impl Gone {
    fn remove(self, id: ClientPriceId) {
        spawn_local(async move {
            match remove_price(self.client, id).await {
                Ok(()) => {
                    let text = td_string!(self.l, client_prices.removed, name = self.name.clone()).to_string();
                    let back = self.clone();
                    self.toasts.undoable(self.l, text, move || back.clone().restore());
                }
                Err(error) => self.toasts.bad(words::value_error(self.l, &error)),
            }
            announce(Subject::Client);
        });
    }

    fn restore(self) {
        spawn_local(async move {
            match add_price(self.client, self.form).await {
                Ok(_) => self.toasts.good(td_string!(self.l, client_prices.restored, name = self.name).to_string()),
                Err(error) => self.toasts.bad(words::value_error(self.l, &error)),
            }
            announce(Subject::Client);
        });
    }
}
