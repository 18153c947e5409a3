//! Fields of a client that are one line of text, by how they are written for whoever types.

use std::collections::BTreeMap;

use crate::view::ClientView;

macro_rules! lines {
    ($view:ident, $data:ident; $(phone $phone:ident),+; $(text $text:ident),+ $(,)?) => {
        #[cfg(any(feature = "ssr", test))]
        /// Their names.
        pub const FIELDS: &[&str] = &[$(stringify!($phone),)+ $(stringify!($text)),+];

        /// What stands in those that hold something.
        pub fn typed($view: &ClientView) -> BTreeMap<String, String> {
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
