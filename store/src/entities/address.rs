//! A row of `addresses`.

use sea_orm::entity::prelude::*;

/// A client's postal address. Documents copy it when they are issued, so editing one never rewrites the past.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "addresses")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub client_id: Uuid,
    pub label: Option<String>,
    pub line1: Option<String>,
    pub line2: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    pub province: Option<String>,
    pub country: String,
    #[sea_orm(column_name = "latitude_micro")]
    pub latitude: Option<i32>,
    #[sea_orm(column_name = "longitude_micro")]
    pub longitude: Option<i32>,
    pub is_main: bool,
    pub is_billing: bool,
    pub is_delivery: bool,
    pub position: i32,
    /// What others are near it by, derived from the postal code, the city and the country.
    pub postal_folded: String,
    pub postal_area: String,
    pub city_folded: String,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
