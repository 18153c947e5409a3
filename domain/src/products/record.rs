//! A stored product.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::form::reading;
use crate::custom_fields::CustomValue;
use crate::field::{FieldValue, MinorAmount};
use crate::ids::{CustomFieldId, FileId, ListItemId, ProductId};
use crate::products::{NewProduct, ProductData, ProductFields, ProductForm, ProductState};

/// A product as stored, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Product {
    /// Its id.
    pub id: ProductId,
    /// Counts its saves; a save names the one it was made from.
    pub version: i32,
    /// Active, archived or deleted.
    pub state: ProductState,
    /// Its own values.
    pub data: ProductData,
    /// Its prices by price list, in the smallest unit of its currency.
    pub prices: BTreeMap<ListItemId, MinorAmount>,
    /// Custom values.
    pub custom: BTreeMap<CustomFieldId, CustomValue>,
    /// Its picture.
    pub picture: Option<FileId>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl Product {
    /// The form that shows the product and, sent back unchanged, changes nothing.
    #[must_use]
    pub fn to_form(&self) -> ProductForm {
        let reading = reading(self.data.currency);
        ProductForm {
            fields: ProductFields::of(&self.data, &reading),
            prices: self.prices.iter().map(|(list, price)| (list.to_string(), price.written(&reading))).collect(),
            custom: self.custom.iter().map(|(id, value)| (id.to_string(), value.written())).collect(),
        }
    }

    /// Another one like it. It has no reference: that is the one thing that two products do not share.
    #[must_use]
    pub fn copy(&self) -> NewProduct {
        let data = ProductData { reference: None, ..self.data.clone() };
        NewProduct { data, prices: self.prices.clone(), custom: self.custom.clone() }
    }
}
