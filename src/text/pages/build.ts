/** Words of Software Build Information. */
export const buildWords = {
  label: 'Software Build Information',
  keywords: 'version release product kernel xen inventory',
  intro: 'What runs on this host, from its inventory.',
  labels: {
    PRODUCT_BRAND: 'Product',
    PRODUCT_VERSION: 'Version',
    PRODUCT_VERSION_TEXT: 'Version text',
    BUILD_NUMBER: 'Build',
    PLATFORM_NAME: 'Platform',
    PLATFORM_VERSION: 'Platform version',
    XEN_VERSION: 'Xen',
    KERNEL_VERSION: 'Kernel',
    INSTALLATION_UUID: 'Host UUID',
    INSTALLATION_DATE: 'Installed',
  },
  console: 'This console',
  noInventory: 'The inventory cannot be read, so it is not known what is installed.',
} as const;
