//! A listing's columns, numbered by where they stand.

/// Declares a schema, and a constant with the number of each of its columns.
macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident = $text:literal: $kind:expr),+ $(,)?) => {
        /// The columns of the table.
        pub const SCHEMA: $crate::table::Schema =
            $crate::table::Schema::new(&[$($crate::table::Column { name: $text, kind: $kind }),+]);

        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "named as the constants that they number")]
        enum Place { $($name,)+ END_OF_COLUMNS }

        // Where no column has a name of two words, the expectation above is met by this one.
        const _: u8 = Place::END_OF_COLUMNS as u8;

        $(
            #[doc = concat!("The column `", $text, "`.")]
            $(#[$doc])*
            pub const $name: $crate::table::ColumnIndex = $crate::table::ColumnIndex(Place::$name as u8);
        )+
    };
}

pub(crate) use columns;
