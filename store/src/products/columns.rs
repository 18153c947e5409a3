//! How a product stands in its row: each field of `ProductData` is a column of the same name.

use std::collections::BTreeMap;

use domain::field::MinorAmount;
use domain::ids::{CompanyId, FileId, ListItemId, ProductId};
use domain::products::{Barcode, PriceBasis, Product, ProductData, ProductKind};
use domain::text::fold;

use crate::StoreResult;
use crate::columns::{Column, read, texts};
use crate::entities::product::Model;
use crate::states;

texts!(Barcode, PriceBasis, ProductKind);

/// What a reference is compared by.
pub(crate) fn folded(data: &ProductData) -> Option<String> {
    data.reference.as_ref().map(|reference| fold(reference.as_str()))
}

macro_rules! mapped {
    ($($field:ident: $type:ty = $value:expr, $french:literal, $english:literal;)+) => {
        /// A product's row; its prices have rows of their own.
        pub(super) fn row(company: CompanyId, product: &Product) -> StoreResult<Model> {
            Ok(Model {
                company_id: company.0,
                id: product.id.0,
                created_at: product.created_at,
                updated_at: product.updated_at,
                version: product.version,
                revision: 0,
                state: product.state.as_str().to_owned(),
                reference_folded: folded(&product.data),
                custom: serde_json::to_value(&product.custom)?,
                picture: product.picture.map(|file| file.0),
                $($field: product.data.$field.stored(),)+
            })
        }

        /// Reads a product from its row.
        pub(super) fn product(row: &Model, prices: BTreeMap<ListItemId, MinorAmount>) -> StoreResult<Product> {
            Ok(Product {
                id: ProductId(row.id),
                version: row.version,
                state: states::read(&row.state, row.id)?,
                data: ProductData { $($field: read(row.$field.clone(), stringify!($field), row.id)?,)+ },
                prices,
                custom: serde_json::from_value(row.custom.clone())?,
                picture: row.picture.map(FileId),
                created_at: row.created_at,
                updated_at: row.updated_at,
            })
        }
    };
}

domain::for_each_product_field!(mapped);
