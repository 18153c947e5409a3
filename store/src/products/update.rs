//! A product saved again.

use domain::custom_fields::keep_chosen;
use domain::error::{FieldErrors, Refusal};
use domain::form::{Edit, FormText};
use domain::ids::{FileId, ProductId};
use domain::products::{self, NewProduct, PRODUCT_FORM, Product, ProductEvent, ProductForm, ProductRules};
use domain::subject::Subject;
use sea_orm::DatabaseTransaction;

use super::{Products, check, columns, form_rules, prices, read};
use crate::changes::{self, Base};
use crate::{StoreError, StoreResult, Tenant, custom_fields, files};

/// Saves a product over the version that the form was made from.
///
/// An older version is a `Conflict` that tells what the others changed, unless they made the same of the product; a form that changes
/// nothing leaves no trace. What is thrown away is restored before it is changed.
pub async fn update(
    tx: &Tenant<DatabaseTransaction>,
    id: ProductId,
    version: i32,
    new: NewProduct,
) -> StoreResult<Product> {
    write_over(tx, id, Base::whole(version), |_, _| Ok(new)).await
}

/// As [`update`], with a form, or one value of it, that is read on the way: the product is read once, for what its form allows and for
/// what it becomes. For one value, only who has changed that very one since is in the way.
pub async fn save(
    tx: &Tenant<DatabaseTransaction>,
    id: ProductId,
    version: i32,
    edit: Edit<ProductForm>,
) -> StoreResult<Product> {
    let base = Base::of(version, &edit);
    let reading = move |before: &Product, rules: &ProductRules| {
        let meant = edit.over(&PRODUCT_FORM, &rules.custom_fields, || before.to_form());
        meant.and_then(|form| form.parse(rules))
    };
    write_over(tx, id, base, reading).await
}

async fn write_over(
    tx: &Tenant<DatabaseTransaction>,
    id: ProductId,
    base: Base,
    reading: impl FnOnce(&Product, &ProductRules) -> Result<NewProduct, FieldErrors> + Send,
) -> StoreResult<Product> {
    changes::make(tx, Products, async |change| {
        let before = read::get(tx, id).await?;
        let mut rules = form_rules(tx).await?;
        keep_chosen(&mut rules.custom_fields, &before.custom);
        let new = reading(&before, &rules)?;
        if !before.state.editable() {
            return Err(Refusal::Deleted.into());
        }
        let custom = custom_fields::over(&rules.custom_fields, &before.custom, new.custom.clone());
        let (data, prices, version) = (new.data.clone(), new.prices.clone(), before.version + 1);
        let after = Product { version, data, prices, custom, updated_at: tx.now(), ..before.clone() };
        let changes = products::changes(&before.to_form(), &after.to_form());
        // Whoever made the same of it before has told of it.
        if changes.is_empty() && base.is_older_than(before.version) {
            return Ok((before, change.without_activity("it was told when it was saved")));
        }
        let stands = || FormText::from(before.to_form());
        base.admit::<Products>(tx, id.0, before.version, ProductEvent::saved, stands).await?;
        check::check(tx, &rules, Some(&before), &new).await?;
        if changes.is_empty() {
            return Ok((before, change.without_activity("the form says what there was")));
        }
        if before.prices != after.prices {
            prices::replace(tx, &change, id, &after.prices).await?;
        }
        change.update(tx, columns::row(tx.company(), &after)?).await?;
        let told = change.tell(tx, id, ProductEvent::Updated { version, changes }).await?;
        Ok((after, told))
    })
    .await
}

/// Sets a product's picture, or takes it off. The file must be one of the product.
pub async fn set_picture(tx: &Tenant<DatabaseTransaction>, id: ProductId, picture: Option<FileId>) -> StoreResult<()> {
    changes::make(tx, Products, async |change| {
        let before = read::editable(tx, id).await?;
        if let Some(file) = picture
            && files::get(tx, file).await?.of != Some((Subject::Product, id.0))
        {
            return Err(StoreError::NotFound);
        }
        if before.picture == picture {
            return Ok(((), change.without_activity("it has that picture already")));
        }
        let after = Product { picture, updated_at: tx.now(), ..before };
        change.update(tx, columns::row(tx.company(), &after)?).await?;
        Ok(((), change.tell(tx, id, ProductEvent::PictureChanged { set: picture.is_some() }).await?))
    })
    .await
}
