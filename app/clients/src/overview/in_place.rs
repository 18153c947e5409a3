//! Fields of a client that are changed on its page, one by one.

use std::collections::BTreeMap;

#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::clients::ClientForm;
#[cfg(feature = "ssr")]
use domain::form::FormText;
use domain::ids::ClientId;
use domain::sent::Typed;
use domain::subject::Subject;
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use store::StoreError;

use super::may_edit;
#[cfg(feature = "ssr")]
use crate::telephones;
use crate::view::ClientView;
use engines::record::{Change, Changing, InPlace};
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// Those that are one line of text, by how they are written for whoever types.
macro_rules! lines {
    ($view:ident, $data:ident; $(phone $phone:ident),+; $(text $text:ident),+ $(,)?) => {
        #[cfg(any(feature = "ssr", test))]
        const FIELDS: &[&str] = &[$(stringify!($phone),)+ $(stringify!($text)),+];

        fn typed($view: &ClientView) -> BTreeMap<String, String> {
            let $data = &$view.client.data;
            let mut typed = BTreeMap::new();
            $(if let Some(value) = &$data.$phone {
                typed.insert(stringify!($phone).to_owned(), $view.phone(value.as_str()));
            })+
            $(if let Some(value) = &$data.$text {
                typed.insert(stringify!($text).to_owned(), value.as_str().to_owned());
            })+
            typed
        }
    };
}

lines! {
    view, data;
    phone phone, phone mobile, phone switchboard, phone fax;
    text email, text website, text siret, text siren, text vat_number, text neq, text gst, text qst, text naf, text rcs,
    text legal_form, text id_number, text reference, text linkedin, text facebook, text twitter, text viadeo,
    text accounting_account, text third_party_account, text auxiliary_account,
}

/// What of a client may be changed in place by whoever looks.
pub fn of(view: &ClientView) -> Option<InPlace> {
    let client = &view.client;
    if !may_edit(client.state) {
        return None;
    }
    let (id, version) = (client.id, client.version);
    let save = move |change: Change| -> Changing {
        Box::pin(set_client_field(id, version, change.field, change.typed.into()))
    };
    Some(InPlace::new(Subject::Client, typed(view), save))
}

/// Saves one field of a client, unless somebody else has changed that one since `version`.
#[server(prefix = "/api", endpoint = "clients/set", input = Json, output = Json, client = PageClient)]
pub async fn set_client_field(
    /// The client.
    id: ClientId,
    /// The version that was shown.
    version: i32,
    /// The field's name.
    field: String,
    /// What is typed.
    typed: Typed,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    if !FIELDS.contains(&field.as_str()) {
        return Err(AppError::NotFound);
    }
    let path = format!("fields.{field}");
    let client = store::clients::get(&tx, id).await?;
    let rules = store::companies::form_rules(&tx).await?;
    let mut form = FormText::from(client.to_form(rules.country, rules.phone));
    form.set(&path, typed.into_string());
    let form = ClientForm::from(form);
    match store::clients::save(&tx, id, version, |rules| form.parse(rules)).await {
        // What else was changed stays as it is.
        Err(StoreError::Conflict(conflict)) if conflict.changes.iter().all(|change| change.field != path) => {
            store::clients::save(&tx, id, client.version, |rules| form.parse(rules)).await?;
        }
        Err(StoreError::Conflict(mut conflict)) => {
            telephones::rewrite_conflict(&mut conflict, client.country().unwrap_or(rules.country));
            return Err(AppError::Conflict(conflict));
        }
        saved => drop(saved?),
    }
    tx.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::clients::fields::ClientFields;
    use domain::imports::Value;

    use super::*;

    #[test]
    fn each_is_one_line_that_one_types() {
        for field in FIELDS {
            let path = format!("fields.{field}");
            let column = ClientFields::COLUMNS.iter().find(|column| column.path == path);
            assert!(column.is_some_and(|column| matches!(column.value, Value::Line)), "{field}");
        }
    }
}
