//! Products, as they come in from files.

use domain::custom_fields::keep_chosen;
use domain::error::{FieldError, FieldErrors};
use domain::form::FormText;
use domain::ids::{ListItemId, ProductId};
use domain::imports::{Group, Handling, Headed, Identity, Policy, Record, Target};
use domain::numbers::Series;
use domain::products::imports::{ProductReader, identity, laid_over};
use domain::products::{Barcode, NewProduct, Product, ProductData, ProductForm, ProductState};
use domain::subject::Subject;
use domain::text::Text;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::Products;
use crate::entities::product::{Column, Entity};
use crate::entities::product_price;
use crate::imports::{Highest, Imported, Index, Overwritten};
use crate::{StoreResult, Tenant, changes, states};

/// See the module.
pub(crate) struct Imports;

impl Imported for Imports {
    type Reader = ProductReader;
    type Form = ProductForm;
    type New = NewProduct;
    type Stored = Product;
    type State = ProductState;
    type Waiting = ();
    type Ahead = Highest;

    const SUBJECT: Subject = Subject::Product;

    async fn reader<C: ConnectionTrait>(t: &Tenant<C>, mapping: &[Target], _: &Headed) -> StoreResult<ProductReader> {
        Ok(ProductReader::new(mapping, super::form_rules(t).await?))
    }

    async fn known<C: ConnectionTrait>(t: &Tenant<C>, index: &mut Index, since: Option<i64>) -> StoreResult<()> {
        known(t, index, since).await
    }

    fn parse(reader: &ProductReader, form: &ProductForm) -> Result<NewProduct, FieldErrors> {
        reader.parse(form)
    }

    fn state(name: &str) -> Result<ProductState, FieldError> {
        ProductState::parse(name)
    }

    fn identity(new: &NewProduct, state: Option<ProductState>) -> Identity {
        let data = &new.data;
        let reference = data.reference.as_ref().map(Text::as_str);
        let barcode = data.barcode.as_ref().map(Barcode::as_str);
        identity(reference, barcode, data.name.as_str(), state.unwrap_or_default())
    }

    fn face(new: &NewProduct) -> Vec<(&'static str, String)> {
        face(&new.data)
    }

    fn face_of(product: &Product) -> Vec<(&'static str, String)> {
        face(&product.data)
    }

    fn items(new: &NewProduct) -> Vec<ListItemId> {
        new.data.category.into_iter().chain(new.prices.keys().copied()).collect()
    }

    async fn stored<C: ConnectionTrait>(t: &Tenant<C>, id: Uuid) -> StoreResult<Product> {
        super::get(t, ProductId(id)).await
    }

    fn state_of(product: &Product) -> ProductState {
        product.state
    }

    /// In the currency that it has: an amount in another would be another amount. What is thrown away is left as it is.
    fn over(
        reader: &ProductReader,
        product: &Product,
        group: &mut Group<ProductForm>,
        (_, stays): (Policy, bool),
        handling: &Handling,
    ) -> Result<Overwritten<Self>, FieldErrors> {
        if !product.state.editable() {
            return Ok(Overwritten::Same);
        }
        let mut rules = reader.rules().clone();
        keep_chosen(&mut rules.custom_fields, &product.custom);
        let before = product.to_form();
        let after = laid_over(&before, &group.row.form, handling).parse(&rules)?;
        if after.data.currency != product.data.currency {
            return Err(FieldErrors::one("fields.currency", FieldError::NotAChoice));
        }
        let is_same = stays && before.parse(&rules).is_ok_and(|before| before == after);
        Ok(if is_same { Overwritten::Same } else { Overwritten::Changed(Box::new(after)) })
    }

    fn form_of(_: &ProductReader, product: &Product) -> FormText {
        product.to_form().into()
    }

    fn read_form(reader: &ProductReader, product: &Product, form: FormText) -> Result<NewProduct, FieldErrors> {
        let mut rules = reader.rules().clone();
        keep_chosen(&mut rules.custom_fields, &product.custom);
        ProductForm::from(form).parse(&rules)
    }

    async fn take_out(tx: &Tenant<DatabaseTransaction>, ids: &[Uuid]) -> StoreResult<()> {
        changes::make(tx, Products, async |change| {
            product_price::Entity::delete_many()
                .filter(product_price::Column::CompanyId.eq(tx.company().0))
                .filter(product_price::Column::ProductId.is_in(ids.iter().copied()))
                .exec(tx.db())
                .await?;
            Ok(((), change.take_out(tx, ids).await?))
        })
        .await
    }

    async fn save(
        tx: &Tenant<DatabaseTransaction>,
        product: &Product,
        new: NewProduct,
        state: Option<ProductState>,
    ) -> StoreResult<()> {
        let is_other = state.filter(|state| *state != product.state);
        // What is thrown away is given back before it is changed.
        if let Some(state) = is_other.filter(|_| !product.state.editable()) {
            super::put_back(tx, &[(product.id, state)]).await?;
        }
        super::update(tx, product.id, product.version, new).await?;
        match is_other {
            Some(state) if product.state.editable() => super::put_back(tx, &[(product.id, state)]).await.map(drop),
            _ => Ok(()),
        }
    }

    async fn create(
        tx: &Tenant<DatabaseTransaction>,
        new: Vec<(NewProduct, Option<ProductState>)>,
        file: &str,
    ) -> StoreResult<Vec<Uuid>> {
        super::create::bring_in(tx, new, file).await
    }

    async fn ahead<C: ConnectionTrait>(t: &Tenant<C>, mapping: &[Target]) -> StoreResult<Highest> {
        Highest::of(t, Series::Product, "fields.reference", mapping).await
    }

    fn see(highest: &mut Highest, record: &Record) {
        highest.see(record);
    }

    async fn reserve(highest: &Highest, tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
        highest.reserve(tx).await
    }
}

/// What a product is, to be set beside another.
fn face(data: &ProductData) -> Vec<(&'static str, String)> {
    let reference = data.reference.as_ref().map(Text::as_str).unwrap_or_default();
    let barcode = data.barcode.as_ref().map(Barcode::as_str).unwrap_or_default();
    let values = [("fields.name", data.name.as_str()), ("fields.reference", reference), ("fields.barcode", barcode)];
    values.map(|(path, value)| (path, value.to_owned())).to_vec()
}

/// What every product of the company is recognised by; one that is thrown away, by its reference alone.
async fn known<C: ConnectionTrait>(t: &Tenant<C>, index: &mut Index, since: Option<i64>) -> StoreResult<()> {
    type Row = (Uuid, String, Option<String>, Option<String>, String);
    let rows: Vec<Row> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::State, Column::Reference, Column::Barcode, Column::Name])
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Condition::all().add_option(since.map(|since| Column::Revision.gt(since))))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(t.db())
        .await?;
    if since.is_some() {
        index.forget(&rows.iter().map(|row| row.0).collect());
    }
    for (id, state, reference, barcode, name) in rows {
        let state = states::read(&state, id)?;
        let mut identity = identity(reference.as_deref(), barcode.as_deref(), &name, state);
        if state == ProductState::Deleted {
            identity.keys.truncate(identity.sure);
        }
        index.store(id, identity);
    }
    Ok(())
}
