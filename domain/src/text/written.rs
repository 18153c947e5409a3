//! Values written as text: their conversions, the same for all.

/// Gives a type with `parse` and a canonical text its `Display`, `FromStr`, conversions to and from `String`, and serde.
///
/// What comes over the wire is parsed like what is typed, so a value of the type is right wherever it came from.
macro_rules! written_as_text {
    ($name:ty $(, const $max:ident)?; parse = $parse:path, text = $text:expr) => {
        impl$(<const $max: usize>)? std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(($text)(self).as_ref())
            }
        }

        impl$(<const $max: usize>)? std::str::FromStr for $name {
            type Err = $crate::error::FieldError;

            fn from_str(typed: &str) -> Result<Self, Self::Err> {
                $parse(typed)
            }
        }

        impl$(<const $max: usize>)? TryFrom<String> for $name {
            type Error = $crate::error::FieldError;

            fn try_from(typed: String) -> Result<Self, Self::Error> {
                $parse(&typed)
            }
        }

        impl$(<const $max: usize>)? From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }

        impl$(<const $max: usize>)? serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de $(, const $max: usize)?> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let typed = <String as serde::Deserialize>::deserialize(deserializer)?;
                $parse(&typed).map_err(|error| serde::de::Error::custom(format_args!("{error:?}")))
            }
        }
    };
}
pub(crate) use written_as_text;
